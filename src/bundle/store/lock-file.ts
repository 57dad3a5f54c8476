import fs from 'fs-extra';
import { systemErrorCode } from '../../failure.ts';
import { type Holder, isGone, readHolder } from './holder.ts';
import type { BundleNames } from './names.ts';
import type { Processes } from './processes.ts';
import { absent, readWhole } from './regular-file.ts';

/** Who wants a lock, and what it knows. */
export interface Claim {
  readonly here: Holder;
  readonly names: BundleNames;
  readonly processes: Processes;
}

/** A lock that is not to be had now; its holder is not told where the file went away meanwhile, or is not ours to read. */
export interface Held {
  readonly holder?: Holder;
}

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
// Takeovers of takeovers happen where processes are killed while they take over; no crash makes a longer row of them.
const maxTakeovers = 8;

/**
 * Takes the lock file at `path`, also from a process that is gone; `undefined` where it is taken now.
 *
 * Its content is written before the file is linked to its name, so that nobody sees half of it. Who finds the lock of a process
 * that is gone first takes a lock on its removal, named by its nonce, and then looks again: whatever the others do meanwhile,
 * nobody removes the lock of a process that lives.
 */
export async function takeLock(path: string, claim: Claim, takeovers = 0): Promise<Held | undefined> {
  const held = await heldAt(path);
  if (!held) return link(path, claim);
  if (!held.holder || takeovers >= maxTakeovers || !isGone(held.holder, claim.here, claim.processes)) return held;
  await removeStale(path, held.holder, claim, takeovers + 1);
  return link(path, claim);
}

/**
 * Gives a lock back, where it is still the claimant's: a person may have removed it and another process taken it. One that cannot
 * be removed is that of a process that will be gone.
 */
export async function releaseLock(path: string, { here }: Claim): Promise<void> {
  try {
    if ((await heldAt(path))?.holder?.nonce === here.nonce) await fs.unlink(path);
  } catch {
    // What was done under the lock is done.
  }
}

async function removeStale(path: string, { nonce }: Holder, claim: Claim, takeovers: number): Promise<void> {
  const right = claim.names.takeover(nonce);
  if (await takeLock(right, claim, takeovers)) return;
  try {
    if ((await heldAt(path))?.holder?.nonce === nonce) await fs.unlink(path);
  } finally {
    await releaseLock(right, claim);
  }
}

async function link(path: string, { here, names }: Claim): Promise<Held | undefined> {
  const temporary = names.temporary(`lock-${here.nonce}`);
  try {
    await write(temporary, `${JSON.stringify(here)}\n`);
    return (await isLinked(temporary, path)) ? undefined : await otherAt(path, here);
  } finally {
    await fs.unlink(temporary).catch(absent);
  }
}

async function isLinked(temporary: string, path: string): Promise<boolean> {
  try {
    await fs.link(temporary, path);
    return true;
  } catch (error) {
    // ENOENT: the holder, which tidies up, has removed the temporary file.
    if (['EEXIST', 'ENOENT'].includes(systemErrorCode(error) ?? '')) return false;
    throw error;
  }
}

/** Who else has the lock; nobody, where a network file system lost its answer and was asked twice. */
async function otherAt(path: string, here: Holder): Promise<Held | undefined> {
  const held = (await heldAt(path)) ?? {};
  return held.holder?.nonce === here.nonce ? undefined : held;
}

/** Synced: an empty lock after a loss of power would look like one that is not ours. */
async function write(path: string, text: string): Promise<void> {
  const descriptor = await fs.open(path, 'wx', 0o644);
  try {
    await fs.writeFile(descriptor, text);
    await fs.fchmod(descriptor, 0o644);
    await fs.fsync(descriptor);
  } finally {
    await fs.close(descriptor);
  }
}

async function heldAt(path: string): Promise<Held | undefined> {
  const descriptor = await fs.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(async (error: unknown) => {
    const code = systemErrorCode(error) ?? '';
    if (code === 'EACCES' && !(await isThere(path))) throw error;
    if (['ELOOP', 'EACCES', 'ENXIO'].includes(code)) return -1;
    return absent(error);
  });
  if (descriptor === undefined) return undefined;
  if (descriptor === -1) return {};
  try {
    const stats = await fs.fstat(descriptor);
    const holder = stats.isFile() ? readHolder((await readWhole(descriptor, path, stats.size)).toString()) : undefined;
    return holder ? { holder } : {};
  } finally {
    await fs.close(descriptor);
  }
}

/** Whether a file can be seen; in a folder that may not be entered none can. */
function isThere(path: string): Promise<boolean> {
  return fs.lstat(path).then(
    () => true,
    () => false,
  );
}
