import { dirname } from 'node:path';
import fs from 'fs-extra';
import { Failure, systemErrorCode } from '../../failure.ts';
import { namesBeside } from './names.ts';
import { syncFolder } from './sync-folder.ts';
import { orUnwritable } from './unwritable.ts';

/** Systems of files that know no second name of a file. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Makes a new file that its owner alone may read and write. What is there already stays as it is, a link too, which is never followed.
 *
 * The content is written beside it, synced, and then given the name: at no moment does the name stand for a part of it.
 * `unique` is a short text that no other run makes.
 * Fails: `output-exists`, `output-unwritable`.
 */
export async function createFile(path: string, content: Uint8Array, unique: string): Promise<void> {
  await orUnwritable(path, async () => {
    const temporary = namesBeside(path).temporary(unique);
    const descriptor = await fs.open(temporary, 'wx', 0o600);
    try {
      await fill(descriptor, content);
      await give(temporary, path, content);
    } finally {
      await fs.remove(temporary);
    }
    await syncFolder(dirname(path));
  });
}

/** Refuses what {@link createFile} would refuse in the end, before anything is made for it. Fails: `output-exists`, `output-unwritable`. */
export async function refuseExisting(path: string): Promise<void> {
  if (await orUnwritable(path, () => isThere(path))) throw exists(path);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await fs.lstat(path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
    return false;
  }
}

async function fill(descriptor: number, content: Uint8Array): Promise<void> {
  try {
    await fs.writeFile(descriptor, content);
    await fs.fchmod(descriptor, 0o600);
    await fs.fsync(descriptor);
  } finally {
    await fs.close(descriptor);
  }
}

/** A second name is refused where there is a file of that name, and a link there is not followed; a rename would replace both. */
async function give(temporary: string, path: string, content: Uint8Array): Promise<void> {
  try {
    await fs.link(temporary, path);
  } catch (error) {
    const code = systemErrorCode(error) ?? '';
    if (code === 'EEXIST') throw exists(path);
    if (!withoutLinks.has(code)) throw error;
    await write(path, content);
  }
}

/** Of what is in memory: the other file may have become somebody else's by now. */
async function write(path: string, content: Uint8Array): Promise<void> {
  try {
    await fill(await fs.open(path, 'wx', 0o600), content);
  } catch (error) {
    throw systemErrorCode(error) === 'EEXIST' ? exists(path) : error;
  }
}

function exists(path: string): Failure {
  return new Failure({
    code: 'output-exists',
    what: `will not write "${path}"`,
    why: 'there is such a file already',
    next: 'name another file, or remove this one first',
    outcome: 'failed',
  });
}
