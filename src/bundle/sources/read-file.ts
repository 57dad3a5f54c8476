import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { Failure, systemErrorCode } from '../../failure.ts';
import { type SourceLimits, sourceLimits, tooLarge } from './limits.ts';

const reasons: Readonly<Record<string, readonly [why: string, next: string]>> = {
  ENOENT: ['there is no such file or folder', 'check the path'],
  EACCES: ['permission denied', 'run as a user who may read it, or change its mode'],
  EISDIR: ['it is a folder', 'name a file'],
  ELOOP: ['its links lead in a circle', 'check the links'],
  ENOTDIR: ['a part of the path is not a folder', 'check the path'],
  ENAMETOOLONG: ['the name is too long', 'check the path'],
};

/**
 * The content of a file or a pipe, one character for each octet.
 * Limits: those given, also where the size is not known beforehand.
 * Fails: `source-unreadable`, `source-too-large`.
 */
export function readFile(path: string, limits: SourceLimits = sourceLimits): string {
  const descriptor = orFail(path, () => openSync(path, 'r'));
  try {
    return readDescriptor(descriptor, path, limits);
  } finally {
    closeSync(descriptor);
  }
}

/** The same for a file that is open already. */
export function readDescriptor(descriptor: number, path: string, limits: SourceLimits): string {
  return orFail(path, () => readBounded(descriptor, path, limits));
}

/**
 * The same for a file that nobody named, found in a folder: `undefined` for a pipe or a device, which somebody may have put
 * there since the folder was looked at, and at which a reader would wait.
 */
export function readRegularFile(path: string, limits: SourceLimits): string | undefined {
  const descriptor = orFail(path, () => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    return orFail(path, () => (fstatSync(descriptor).isFile() ? readBounded(descriptor, path, limits) : undefined));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The same for a file that is there by convention, such as an agent's bundle: nothing is waited for that nobody asked for.
 * Fails: `source-unreadable` for a pipe or a device too, `source-too-large`.
 */
export function readUsualFile(path: string, limits: SourceLimits = sourceLimits): string {
  const text = readRegularFile(path, limits);
  if (text !== undefined) return text;
  throw new Failure({
    code: 'source-unreadable',
    what: `cannot read "${path}"`,
    why: 'it is not a regular file',
    next: 'check what stands there; a pipe is read where it is named',
  });
}

/** A `Failure` that names the path and what to do, for an error of the file system. */
export function unreadable(path: string, error: unknown): Failure {
  const code = systemErrorCode(error);
  const [why, next] = reasons[code ?? ''] ?? [code ?? 'the system gave no reason', 'check the path and its file system'];
  return new Failure({ code: 'source-unreadable', what: `cannot read "${path}"`, why, next, cause: error });
}

function orFail<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, error);
  }
}

function readBounded(descriptor: number, path: string, limits: SourceLimits): string {
  const { size } = fstatSync(descriptor);
  if (size > limits.maxBytes) throw tooLarge(path, limits);
  let buffer = Buffer.allocUnsafe(size > 0 ? size + 1 : 64 * 1024);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.toString('latin1', 0, length);
    length += count;
    if (length > limits.maxBytes) throw tooLarge(path, limits);
    if (length === buffer.length) buffer = Buffer.concat([buffer], length * 2);
  }
}
