import { zipSync } from 'fflate';
import type { ArchiveFile } from './archive-file.ts';

// fflate rather than others: it has no dependencies, makes and reads the whole format, and adds 10 kB to the executable; what streams (yazl,
// archiver) brings more packages for files that fit into memory anyway.

/** The times that the format can tell. */
const [earliest, latest] = [Date.UTC(1980, 0, 2), Date.UTC(2099, 11, 30)];
const regularFile = 0o100600;
const unix = 3;

/** The files as a ZIP archive, in their order, all of the time `now` (UTC) and readable by their owner alone. The same files give the same bytes. */
export function zip(files: readonly ArchiveFile[], now: number): Uint8Array {
  const within = Math.min(latest, Math.max(earliest, now));
  // The format tells the time of a wall clock, without a zone; fflate asks this host for its own.
  const mtime = new Date(within + new Date(within).getTimezoneOffset() * 60_000);
  const attrs = (regularFile << 16) >>> 0;
  return zipSync(Object.fromEntries(files.map(({ name, content }) => [name, content])), { level: 9, mtime, os: unix, attrs });
}
