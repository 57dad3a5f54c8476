import fs from 'fs-extra';
import { Failure, systemErrorCode } from '../../failure.ts';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;

/** More than a hundred thousand certificates. */
const maxBytes = 256 * 1024 * 1024;

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
 * Limits: 256 MiB. Fails: `output-not-regular`, `output-too-large`, or the error of the system.
 */
export async function readRegularFile(path: string): Promise<RegularFile | undefined> {
  if (!(await regularFileAt(path))) return undefined;
  const descriptor = await fs.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(absent);
  if (descriptor === undefined) return undefined;
  try {
    const stats = await fs.fstat(descriptor);
    if (!stats.isFile()) throw notRegular(path, stats);
    return { stats, content: await readWhole(descriptor, path, stats.size) };
  } finally {
    await fs.close(descriptor);
  }
}

/**
 * All that an open file holds; `size` is what the system says of it.
 *
 * Why: `fs.readFile` of a descriptor keeps an error of the disk to itself and answers with what it has read so far, in Node 20 to
 * 26. A bundle would lose all its certificates to it.
 * Limits, Fails: as {@link readRegularFile}, which `path` is named for.
 */
export async function readWhole(descriptor: number, path: string, size: number): Promise<Buffer> {
  if (size > maxBytes) throw tooLarge(path);
  let buffer = Buffer.allocUnsafe(size + 1);
  for (let length = 0; ; ) {
    const { bytesRead } = await fs.read(descriptor, buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > maxBytes) throw tooLarge(path);
    // It has grown since it was measured.
    if (length === buffer.length) buffer = Buffer.concat([buffer], length * 2);
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

function tooLarge(path: string): Failure {
  return new Failure({
    code: 'output-too-large',
    what: `will not use "${path}" as a bundle`,
    why: `it is larger than ${maxBytes / 1024 / 1024} MiB`,
    next: 'name another file, or remove this one first',
    outcome: 'failed',
  });
}
