import fs from 'fs-extra';
import { Failure, systemErrorCode } from '../../failure.ts';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;

/** A file's content and what the system says of it. */
export interface RegularFile {
  readonly stats: fs.Stats;
  readonly content: Buffer;
}

/** The regular file at `path`, or `undefined` where there is nothing. Fails: `output-not-regular` for a link or special file. */
export async function regularFileAt(path: string): Promise<fs.Stats | undefined> {
  const stats = await fs.lstat(path).catch(absent);
  if (stats && !stats.isFile()) throw notRegular(path, stats);
  return stats;
}

/**
 * Reads a regular file; a link is not followed, and nothing waits for the other end of a pipe.
 * Fails: `output-not-regular`, or the error of the system.
 */
export async function readRegularFile(path: string): Promise<RegularFile | undefined> {
  if (!(await regularFileAt(path))) return undefined;
  const descriptor = await fs.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(absent);
  if (descriptor === undefined) return undefined;
  try {
    const stats = await fs.fstat(descriptor);
    if (!stats.isFile()) throw notRegular(path, stats);
    return { stats, content: await fs.readFile(descriptor) };
  } finally {
    await fs.close(descriptor);
  }
}

/** Turns the error for a path that leads nowhere into `undefined`. */
export function absent(error: unknown): undefined {
  if (systemErrorCode(error) !== 'ENOENT') throw error;
}

function notRegular(path: string, stats: fs.Stats): Failure {
  return new Failure({
    code: 'output-not-regular',
    what: `will not use "${path}" as a bundle`,
    why: stats.isSymbolicLink() ? 'it is a symbolic link' : 'it is not a regular file',
    next: 'name the file itself',
    outcome: 'failed',
  });
}
