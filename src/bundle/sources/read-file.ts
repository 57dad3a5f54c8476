import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Failure, systemErrorCode } from '../../failure.ts';

/** No source may be larger; a system's whole root store has 0.3 MiB. */
export const maxSourceBytes: number = 64 * 1024 * 1024;

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
 * Limits: {@link maxSourceBytes}, also where the size is not known beforehand.
 * Fails: `source-unreadable`, `source-too-large`.
 */
export function readFile(path: string): string {
  const descriptor = orFail(path, () => openSync(path, 'r'));
  try {
    return orFail(path, () => readBounded(descriptor, path));
  } finally {
    closeSync(descriptor);
  }
}

/** A `Failure` that names the path and what to do, for an error of the file system. */
export function unreadable(path: string, error: unknown): Failure {
  const code = systemErrorCode(error);
  const [why, next] = reasons[code ?? ''] ?? [code ?? 'the system gave no reason', 'check the path and its file system'];
  return new Failure({ code: 'source-unreadable', what: `cannot read "${path}"`, why, next, cause: error });
}

/** The failure for a source that is larger than {@link maxSourceBytes}. */
export function tooLarge(path: string): Failure {
  return new Failure({
    code: 'source-too-large',
    what: `cannot read "${path}"`,
    why: `it is larger than ${maxSourceBytes / 1024 / 1024} MiB, the limit for one source`,
    next: 'check that it is a certificate file; split it where it really is one',
  });
}

function orFail<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, error);
  }
}

function readBounded(descriptor: number, path: string): string {
  const { size } = fstatSync(descriptor);
  if (size > maxSourceBytes) throw tooLarge(path);
  let buffer = Buffer.allocUnsafe(size > 0 ? size + 1 : 64 * 1024);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.toString('latin1', 0, length);
    length += count;
    if (length > maxSourceBytes) throw tooLarge(path);
    if (length === buffer.length) buffer = Buffer.concat([buffer], length * 2);
  }
}
