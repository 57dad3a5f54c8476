import { recover } from './history-folder.ts';
import type { Runner } from './holder.ts';
import { removeLitter } from './litter.ts';
import { withLock } from './lock.ts';
import { namesBeside } from './names.ts';
import type { Processes } from './processes.ts';
import { type RegularFile, readRegularFile } from './regular-file.ts';
import { type Replaced, replaceBundle, type Update } from './replace-bundle.ts';
import { refuseSharedFolder } from './shared-folder.ts';
import { orUnwritable } from './unwritable.ts';

/** What an update takes from the process. */
export interface UpdateWorld {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds on a clock that never jumps. */
  readonly clock: () => number;
  /** A short text that no other call makes: letters, digits, `_`, `-`. */
  readonly unique: () => string;
  /** Who runs. */
  readonly runner: () => Runner;
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly processes?: Processes;
}

/** How a bundle is updated. */
export interface UpdateOptions {
  readonly world: UpdateWorld;
  /** The name of the command, without arguments: told to those who wait. */
  readonly command: string;
  /** How long to wait for another process that writes the bundle; default 30 seconds. */
  readonly waitMs?: number;
  /** How many generations are kept, the new one included; default 10. With 0 none is recorded, and those there are stay. */
  readonly generations?: number;
  /** Whether others may be able to write to the folder. */
  readonly allowSharedFolder?: boolean;
  /** Takes no lock and writes nothing: the old bundle is read and handed on, and what would happen is returned. */
  readonly isDryRun?: boolean;
  /** Says why the written file, one character for each octet, must not be published, or `undefined` where it may. */
  readonly verify?: (content: string) => string | undefined;
}

/** What became of the bundle. */
export interface Updated extends Replaced {
  readonly isWritten: boolean;
  /** Whether the new content is another one than the old, written or not. */
  readonly isChanged: boolean;
}

const defaultGenerations = 10;

/**
 * Replaces the bundle at `path` by what `produce` makes of the old one, all under the bundle's lock, so that of runs at the same
 * time none loses what another wrote. `produce` gets one character for each octet, or `undefined` where there is no bundle;
 * where it returns `undefined`, or the same content, the file is not touched.
 *
 * What killed runs left is tidied up first. Where a bundle is replaced, its content becomes a generation (unless it is one), and
 * the new content too; a new bundle has nothing beside it.
 * Fails: as {@link publish} and `withLock` do, `folder-shared`, `history-not-a-folder`, `history-unwritable`: the old file is
 * unchanged; `history-not-recorded`: the new file stands.
 */
export async function updateBundle(
  path: string,
  options: UpdateOptions,
  produce: (old: string | undefined) => Promise<Update | undefined> | Update | undefined,
): Promise<Updated> {
  const { world, command, waitMs, generations = defaultGenerations, verify, isDryRun = false } = options;
  const begun = world.clock();
  if (!options.allowSharedFolder) await orUnwritable(path, () => refuseSharedFolder(path, world.runner().uid));
  const act = async (): Promise<Updated> => {
    const old = await orUnwritable(path, () => (isDryRun ? readRegularFile(path) : tidiedUp(path, generations)));
    const update = await produce(old?.content.toString('latin1'));
    if (!update) return { isWritten: false, isChanged: false };
    const content = typeof update.content === 'string' ? Buffer.from(update.content) : update.content;
    const isChanged = !old?.content.equals(content);
    if (isDryRun || !isChanged) return { isWritten: false, isChanged };
    const when = new Date(world.now + world.clock() - begun).toISOString().replace(/\.\d{3}Z$/, 'Z');
    const how = {
      when,
      by: world.runner().user,
      unique: world.unique(),
      generations,
      ...(verify && { verify }),
    };
    return { isWritten: true, isChanged, ...(await replaceBundle(path, old, { ...update, content }, how)) };
  };
  if (isDryRun) return act();
  return withLock(path, { ...world, runner: world.runner(), command, ...(waitMs !== undefined && { waitMs }) }, act);
}

async function tidiedUp(path: string, generations: number): Promise<RegularFile | undefined> {
  const names = namesBeside(path);
  await removeLitter(names);
  const old = await readRegularFile(path);
  await recover(names.history, old?.content, generations || Number.POSITIVE_INFINITY);
  return old;
}
