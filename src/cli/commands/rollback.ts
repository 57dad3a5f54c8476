import { qualysCloudAgent } from '../../agent/profile.ts';
import { type BundleDiff, diffBundles } from '../../bundle/diff.ts';
import type { BundleEntry } from '../../bundle/entry.ts';
import { readBundle } from '../../bundle/read.ts';
import { stillValidRemovals } from '../../bundle/removal.ts';
import { generationContent, type History, liveGeneration, readHistory } from '../../bundle/store/history.ts';
import { updateBundle } from '../../bundle/store/update.ts';
import { Failure } from '../../failure.ts';
import { rollbackReport } from '../../report/rollback-report.ts';
import { rollbackText } from '../../report/text/rollback-text.ts';
import { hostPath, type RootOptions } from '../host-root.ts';
import { refuseKey, refuseUnreadLoss } from '../merging/live-bundle.ts';
import { type StoreOptions, updateOptions, whyNotLoaded } from '../store-options.ts';
import { count } from '../values.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `rollback`, as the command line gives them. */
export interface RollbackOptions extends StoreOptions, RootOptions {
  readonly bundle?: string;
  readonly allowRemoval?: boolean;
}

interface Rollback {
  readonly to: number;
  readonly from: number | undefined;
  readonly content: Buffer;
  readonly count: number;
  readonly diff: BundleDiff;
  readonly removalsRefused: readonly BundleEntry[];
}

/** Puts an earlier generation in the place of the live bundle, or says why not. */
export async function rollback(wanted: string | undefined, options: RollbackOptions, world: World): Promise<CommandResult> {
  const bundle = options.bundle ?? hostPath(qualysCloudAgent.bundlePath, options, 'write');
  const number = wanted === undefined ? undefined : count(wanted, 'GENERATION');
  let chosen: Rollback | undefined;
  const updated = await updateBundle(bundle, updateOptions('rollback', options, world), async (old) => {
    chosen = await choose(bundle, old, number, { now: world.now, allowRemoval: options.allowRemoval ?? false });
    if (chosen.removalsRefused.length > 0) return undefined;
    return { content: chosen.content, why: `rollback to ${chosen.to}`, count: chosen.count, ...chosen.diff };
  });
  if (!chosen) throw new Error('the bundle was rolled back to nothing');
  const report = rollbackReport({ ...chosen, ...updated, bundle, isDryRun: options.dryRun ?? false });
  return { report, text: () => rollbackText(report) };
}

async function choose(
  bundle: string,
  old: string | undefined,
  wanted: number | undefined,
  { now, allowRemoval }: { readonly now: number; readonly allowRemoval: boolean },
): Promise<Rollback> {
  const history = await readHistory(bundle);
  const from = liveGeneration(history, old);
  const to = wanted ?? defaultGeneration(history, bundle, from);
  const text = await contentOf(bundle, to, history);
  const { entries } = await readBundle({ path: bundle, text });
  const live = old === undefined ? undefined : await readBundle({ path: bundle, text: old });
  if (live) refuseKey(live, bundle);
  if (live && !allowRemoval) refuseUnreadLoss(old ?? '', live, bundle);
  const diff = diffBundles(live?.entries ?? [], entries);
  const removalsRefused = allowRemoval ? [] : stillValidRemovals(diff, entries, now);
  return { to, from, content: Buffer.from(text, 'latin1'), count: entries.length, diff, removalsRefused };
}

/** The generation before the live one; the newest where the live bundle is none, or there is no bundle. */
function defaultGeneration({ generations }: History, bundle: string, from: number | undefined): number {
  const to = generations.find(({ number }) => from === undefined || number < from);
  if (to) return to.number;
  throw new Failure({
    code: 'no-such-generation',
    what: `cannot roll back "${bundle}"`,
    why: from === undefined ? 'it has no generations' : `generation ${from}, which is live, is the oldest that is kept`,
    next: 'see cabundle history; merge the certificates that are wanted instead',
    outcome: 'failed',
  });
}

async function contentOf(bundle: string, number: number, { generations, damaged }: History): Promise<string> {
  const isKnown = generations.some((generation) => generation.number === number);
  const content = isKnown ? await generationContent(bundle, number) : undefined;
  const fault = damaged.find((entry) => entry.number === number)?.why;
  const why = content === undefined ? (fault ?? 'there is no such generation') : whyNotLoaded(content);
  if (content !== undefined && why === undefined) return content;
  throw new Failure({
    code: isKnown || fault !== undefined ? 'generation-unusable' : 'no-such-generation',
    what: `cannot roll back "${bundle}" to generation ${number}`,
    why: why ?? 'it went away meanwhile',
    next: 'see cabundle history, and choose another generation',
    outcome: 'failed',
  });
}
