import { basename, dirname, join } from 'node:path';
import fs from 'fs-extra';
import { Failure, systemErrorCode } from '../../failure.ts';

const newFileMode = 0o644;

const reasons: Readonly<Record<string, readonly [why: string, next: string]>> = {
  ENOENT: ['its folder does not exist', 'create the folder, or name another file with --output'],
  ENOTDIR: ['a part of its path is not a folder', 'name another file with --output'],
  ELOOP: ['its links lead in a circle', 'name another file with --output'],
  ENAMETOOLONG: ['its name is too long', 'name another file with --output'],
  EACCES: ['permission denied', 'run as a user who may write there, usually root'],
  EPERM: ['the system does not permit it', 'run as root; check the attributes of the folder (lsattr)'],
  EROFS: ['the file system is read-only', 'name another file with --output'],
  ENOSPC: ['the file system is full', 'free some space and run it again; the old file is unchanged'],
  EDQUOT: ['the disk quota is used up', 'free some space and run it again; the old file is unchanged'],
  EFBIG: ['the file would exceed the size limit', 'raise the limit (ulimit -f); the old file is unchanged'],
};

/**
 * Replaces a file by `content`: at every moment the path holds the old whole file or the new whole file.
 *
 * A temporary file in the same folder, opened exclusively, gets the content, owner and mode of the old file, is synced
 * and renamed over it; then the folder is synced. A link or special file at `path` is refused, never followed.
 * `suffix` makes the temporary name unique.
 * Fails: `output-not-regular`, `output-unwritable`: the old file is unchanged and no temporary file is left;
 * `published-not-synced`: the new file stands, but may not outlast a loss of power.
 */
export async function publish(path: string, content: string, suffix: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${suffix}.tmp`);
  try {
    const old = await regularFileAt(path);
    const descriptor = await fs.open(temporary, 'wx', 0o600);
    await replace(path, temporary, () => fill(descriptor, content, old));
  } catch (error) {
    throw error instanceof Failure ? error : unwritable(path, error);
  }
  await syncFolder(path);
}

/** The current content of `path`, one character for each octet, or `undefined` where there is none. Fails like {@link publish}. */
export async function published(path: string): Promise<string | undefined> {
  try {
    return (await regularFileAt(path)) && (await fs.readFile(path, 'latin1'));
  } catch (error) {
    throw error instanceof Failure ? error : unwritable(path, error);
  }
}

async function regularFileAt(path: string): Promise<fs.Stats | undefined> {
  const stats = await fs.lstat(path).catch((error: unknown) => {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (!stats || stats.isFile()) return stats;
  throw new Failure({
    code: 'output-not-regular',
    what: `will not write "${path}"`,
    why: stats.isSymbolicLink() ? 'it is a symbolic link' : 'it is not a regular file',
    next: 'name the file itself with --output',
    outcome: 'failed',
  });
}

async function replace(path: string, temporary: string, fillTemporary: () => Promise<void>): Promise<void> {
  try {
    await fillTemporary();
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.remove(temporary);
    throw error;
  }
}

async function fill(descriptor: number, content: string, old: fs.Stats | undefined): Promise<void> {
  try {
    await fs.writeFile(descriptor, content);
    if (old) await keepOwner(descriptor, old);
    await fs.fchmod(descriptor, old ? old.mode & 0o7777 : newFileMode);
    await fs.fsync(descriptor);
  } finally {
    await fs.close(descriptor);
  }
}

async function keepOwner(descriptor: number, old: fs.Stats): Promise<void> {
  const { uid, gid } = await fs.fstat(descriptor);
  if (uid !== old.uid || gid !== old.gid) await fs.fchown(descriptor, old.uid, old.gid);
}

/** Makes the new name last. A folder that cannot be read, or a file system that does not sync folders, has no such step. */
async function syncFolder(path: string): Promise<void> {
  try {
    const descriptor = await fs.open(dirname(path), 'r');
    await fs.fsync(descriptor).finally(() => fs.close(descriptor));
  } catch (error) {
    const code = systemErrorCode(error) ?? '';
    if (['EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS'].includes(code)) return;
    throw new Failure({
      code: 'published-not-synced',
      what: `wrote "${path}", but could not make sure that it lasts`,
      why: `its folder could not be synced to the disk (${code})`,
      next: 'check the disk; run it again',
      cause: error,
    });
  }
}

function unwritable(path: string, error: unknown): Failure {
  const code = systemErrorCode(error);
  const [why, next] = reasons[code ?? ''] ?? [code ?? 'the system gave no reason', 'check the folder and its file system'];
  return new Failure({ code: 'output-unwritable', what: `cannot write "${path}"`, why, next, cause: error });
}
