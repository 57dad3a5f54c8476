import { dirname, join } from 'node:path';
import fs from 'fs-extra';
import { fingerprint } from '../../certificate/fingerprint.ts';
import { Failure, systemErrorCode } from '../../failure.ts';
import { type GenerationFile, readGeneration } from './generation.ts';
import { type Likeness, liken } from './likeness.ts';
import { absent, readRegularFile } from './regular-file.ts';
import { syncFolder } from './sync-folder.ts';

const fileName = /^(\d{4}|[1-9]\d{4,14})\.generation$/;

/** Whether there is a folder of generations. Fails: `history-not-a-folder` for a link or anything else in its place. */
export async function isHistoryThere(folder: string): Promise<boolean> {
  const stats = await fs.lstat(folder).catch(absent);
  if (!stats || stats.isDirectory()) return stats !== undefined;
  throw new Failure({
    code: 'history-not-a-folder',
    what: `will not use "${folder}" for the generations of the bundle`,
    why: stats.isSymbolicLink() ? 'it is a symbolic link' : 'it is not a folder',
    next: 'remove it, or pass --generations 0 to keep none',
    outcome: 'failed',
  });
}

/** Makes the folder of generations where there is none: mode 0755, the owner of the folder around it. */
export async function makeHistory(folder: string): Promise<void> {
  if (await isHistoryThere(folder)) return;
  await fs.mkdir(folder);
  await fs.chmod(folder, 0o755);
  const [own, around] = [await fs.lstat(folder), await fs.stat(dirname(folder))];
  if (own.uid !== around.uid || own.gid !== around.gid) await fs.lchown(folder, around.uid, around.gid).catch(notPermitted);
}

/** The numbers of the generations, ascending, damaged ones too. */
export async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = (await fs.readdir(folder).catch(absent)) ?? [];
  const numbers = names.map((name) => Number(fileName.exec(name)?.[1] ?? 0)).filter((number) => number > 0);
  return numbers.sort((left, right) => left - right);
}

/** Reads a generation, or says in words why that cannot be done. Nothing is followed that is no regular file. */
export async function readNumber(folder: string, number: number): Promise<GenerationFile | string> {
  return readFileIn(join(folder, nameOf(number)));
}

/** Writes a generation under a name that is none yet, and syncs it: {@link commit} gives it its number. */
export async function stage(folder: string, octets: Uint8Array, like: Likeness | undefined): Promise<void> {
  const descriptor = await fs.open(staged(folder), 'wx', 0o600);
  try {
    await fs.writeFile(descriptor, octets);
    await liken(descriptor, like);
    await fs.fsync(descriptor);
  } finally {
    await fs.close(descriptor);
  }
}

/**
 * Makes the staged file the newest generation and returns its number. Of the others so many stay that there are `keep`; they go
 * before, so that a crash leaves no more. One always stays until then: its number counts.
 */
export async function commit(folder: string, keep: number): Promise<number> {
  await prune(folder, Math.max(keep - 1, 1));
  const number = ((await numbersIn(folder)).at(-1) ?? 0) + 1;
  await fs.rename(staged(folder), join(folder, nameOf(number)));
  await syncFolder(folder);
  await prune(folder, keep);
  return number;
}

/** Removes the staged file. */
async function unstage(folder: string): Promise<void> {
  await fs.unlink(staged(folder)).catch(absent);
}

/** Settles what a killed run has staged: it becomes a generation where the bundle has its content, and goes otherwise. */
export async function recover(folder: string, live: Uint8Array | undefined, keep: number): Promise<void> {
  if (!(await isHistoryThere(folder)) || !(await fs.lstat(staged(folder)).catch(absent))) return;
  const read = await readFileIn(staged(folder));
  const isLive = typeof read !== 'string' && live !== undefined && read.sha256 === fingerprint(live);
  await (isLive ? commit(folder, keep) : unstage(folder));
}

async function prune(folder: string, keep: number): Promise<void> {
  const numbers = await numbersIn(folder);
  for (const number of numbers.slice(0, Math.max(numbers.length - keep, 0))) {
    // A folder in the place of a generation stays: `history` tells of it.
    await fs.unlink(join(folder, nameOf(number))).catch(() => undefined);
  }
}

async function readFileIn(path: string): Promise<GenerationFile | string> {
  try {
    const file = await readRegularFile(path);
    return file ? readGeneration(file.content) : 'it is not there';
  } catch (error) {
    return error instanceof Failure ? error.why : `it cannot be read (${systemErrorCode(error)})`;
  }
}

function staged(folder: string): string {
  return join(folder, 'next');
}

function nameOf(number: number): string {
  return `${String(number).padStart(4, '0')}.generation`;
}

/** Who is not root cannot give a folder away. */
function notPermitted(error: unknown): undefined {
  if (systemErrorCode(error) !== 'EPERM') throw error;
}
