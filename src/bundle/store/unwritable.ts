import { Failure, systemErrorCode } from '../../failure.ts';

const reasons: Readonly<Record<string, readonly [why: string, next: string]>> = {
  ENOENT: ['its folder does not exist', 'create the folder, or name another file'],
  ENOTDIR: ['a part of its path is not a folder', 'name another file'],
  ELOOP: ['its links lead in a circle', 'name another file'],
  ENAMETOOLONG: ['its name is too long', 'name another file'],
  EACCES: ['permission denied', 'run as a user who may write there, usually root'],
  EPERM: ['the system does not permit it', 'run as root; check the attributes of the folder (lsattr)'],
  EROFS: ['the file system is read-only', 'name another file'],
  ENOSPC: ['the file system is full', 'free some space and run it again; the old file is unchanged'],
  EDQUOT: ['the disk quota is used up', 'free some space and run it again; the old file is unchanged'],
  EFBIG: ['the file would exceed the size limit', 'raise the limit (ulimit -f); the old file is unchanged'],
};

/** What an error of the file system means for who wanted to write `path`: `output-unwritable`. A `Failure` stays as it is. */
export function unwritable(path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const [why, next] = reasonOf(error);
  return new Failure({ code: 'output-unwritable', what: `cannot write "${path}"`, why, next, cause: error });
}

/** The same for who wanted to read it. */
export function unreadable(code: 'bundle-unreadable' | 'history-unreadable', path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure({
    code,
    what: `cannot read "${path}"`,
    why: reasonOf(error)[0],
    next: 'run as a user who may read it, usually root',
    cause: error,
  });
}

/** The reason behind an error of the file system and what to do about it, in words. */
export function reasonOf(error: unknown): readonly [why: string, next: string] {
  const code = systemErrorCode(error);
  return reasons[code ?? ''] ?? [code ?? 'the system gave no reason', 'check the folder and its file system'];
}

/** What `act` returns; its errors of the file system as {@link unwritable} tells them. */
export async function orUnwritable<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw unwritable(path, error);
  }
}
