import { usage } from '../values.ts';
import type { ArchiveFile } from './archive-file.ts';

/** The formats that can be written. */
export type ArchiveFormat = 'zip' | 'tar.gz';

/** The format that a name asks for by its end. Fails: `usage`. */
export function formatOf(path: string): ArchiveFormat {
  if (/[^/]\.zip$/i.test(path)) return 'zip';
  if (/[^/]\.(?:tar\.gz|tgz)$/i.test(path)) return 'tar.gz';
  throw usage('the name of the archive ends neither in .zip nor in .tar.gz', 'name a new file, for instance cabundle support case.zip');
}

/** The archive, by code that is loaded when it is needed. The same files and the same time give the same bytes. */
export async function archive(files: readonly ArchiveFile[], format: ArchiveFormat, now: number): Promise<Uint8Array> {
  if (format === 'zip') return (await import('./zip.ts')).zip(files, now);
  return (await import('./tar.ts')).tarGz(files, now);
}
