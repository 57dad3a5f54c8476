import { Failure } from '../../failure.ts';

/** What a source may hold; each bound can be raised. */
export interface SourceLimits {
  /** Octets in one file. */
  readonly maxBytes: number;
  /** Entries in one folder. */
  readonly maxFiles: number;
}

/** The usual limits: a system's whole root store has 0.3 MiB and 150 files. */
export const sourceLimits: SourceLimits = { maxBytes: 64 * 1024 * 1024, maxFiles: 10_000 };

/** The failure for a source that is larger than the limit. */
export function tooLarge(path: string, { maxBytes }: SourceLimits): Failure {
  return new Failure({
    code: 'source-too-large',
    what: `cannot read "${path}"`,
    why: `it is larger than ${sizeText(maxBytes)}, the limit for one source`,
    next: 'check that it is a certificate file; where it really is one, raise the limit with --max-size',
  });
}

/** The failure for a folder with more entries than the limit. */
export function tooManyFiles(path: string, count: number, { maxFiles }: SourceLimits): Failure {
  return new Failure({
    code: 'directory-too-large',
    what: `cannot read "${path}"`,
    why: `the folder has ${count} entries; the limit is ${maxFiles}`,
    next: 'name the certificate files themselves, or raise the limit with --max-files',
  });
}

function sizeText(bytes: number): string {
  return bytes % (1024 * 1024) === 0 ? `${bytes / 1024 / 1024} MiB` : `${bytes} bytes`;
}
