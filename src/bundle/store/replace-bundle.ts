import fs from 'fs-extra';
import { Failure } from '../../failure.ts';
import type { BundleEntry } from '../entry.ts';
import { recordFound, stageGeneration } from './history.ts';
import { commit, isHistoryThere, recover } from './history-folder.ts';
import { namesBeside } from './names.ts';
import { type PublishOptions, publish } from './publish.ts';
import { type RegularFile, readRegularFile } from './regular-file.ts';
import { orUnwritable, reasonOf } from './unwritable.ts';

/** What is to stand in the place of the old bundle. */
export interface Update {
  /** Text is written as UTF-8. */
  readonly content: string | Uint8Array;
  /** For the history: `merge`, `rollback to 3`. */
  readonly why: string;
  /** Certificates in it. */
  readonly count: number;
  readonly added: readonly BundleEntry[];
  readonly removed: readonly BundleEntry[];
}

/** How a bundle is replaced. */
export interface ReplaceOptions extends PublishOptions {
  /** UTC, ISO 8601, to the second. */
  readonly when: string;
  /** The user, for the history. */
  readonly by: string;
  /** How many generations are kept, the new one included; with 0 none is recorded, and those there are stay. */
  readonly generations: number;
}

/** What a replacement left beside the new bundle. */
export interface Replaced {
  /** The number of the new generation, where one was recorded. */
  readonly generation?: number;
}

/**
 * Publishes a bundle and keeps what it replaces: the old content becomes a generation (unless it is one), and so does the new one.
 *
 * The new generation is written before the bundle is published and gets its number afterwards, so that a crash at any moment leaves
 * what the next run can settle. A new bundle without a history begins none. Only who holds the lock of the bundle may call this.
 */
export async function replaceBundle(
  path: string,
  old: RegularFile | undefined,
  update: Update & { readonly content: Uint8Array },
  options: ReplaceOptions,
): Promise<Replaced> {
  const { generations } = options;
  const isThere = generations > 0 && (await orUnwritable(path, () => isHistoryThere(namesBeside(path).history)));
  if (generations === 0 || (!old && !isThere)) {
    await publish(path, update.content, options);
    return {};
  }
  try {
    await record(path, old, update, options);
    await publish(path, update.content, options);
  } catch (error) {
    await settle(path, old, { isNew: !isThere, keep: generations });
    throw error;
  }
  return { generation: await committed(path, generations) };
}

async function record(
  path: string,
  old: RegularFile | undefined,
  update: Update & { readonly content: Uint8Array },
  { when, by, generations }: ReplaceOptions,
): Promise<void> {
  try {
    if (old) await recordFound(path, old.content, { like: old.stats, when, by, keep: generations });
    await stageGeneration(path, update.content, old?.stats, { ...update, when, by });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const [why, next] = reasonOf(error);
    throw new Failure({
      code: 'history-unwritable',
      what: `cannot write the generations of the bundle to "${namesBeside(path).history}"`,
      why,
      next: `${next}; or pass --generations 0 to keep none`,
      cause: error,
    });
  }
}

/** After a failure nothing staged stays behind, nor a new history of a bundle that was not replaced. What fails here, the next run does. */
async function settle(
  path: string,
  old: RegularFile | undefined,
  { isNew, keep }: { readonly isNew: boolean; readonly keep: number },
): Promise<void> {
  const { history } = namesBeside(path);
  try {
    const live = (await readRegularFile(path))?.content;
    if (isNew && live && old?.content.equals(live)) await fs.remove(history);
    else await recover(history, live, keep);
  } catch {
    // The failure that led here is the one to tell.
  }
}

async function committed(path: string, generations: number): Promise<number> {
  try {
    return await commit(namesBeside(path).history, generations);
  } catch (error) {
    throw new Failure({
      code: 'history-not-recorded',
      what: `wrote "${path}", but could not record it as a generation`,
      why: reasonOf(error)[0],
      next: 'the next run records it; check the folder of the generations',
      cause: error,
    });
  }
}
