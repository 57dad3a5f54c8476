import { type BundleDiff, diffBundles } from '../../bundle/diff.ts';
import type { BundleContent, BundleEntry } from '../../bundle/entry.ts';
import type { JudgeContext, JudgedEntry } from '../../bundle/judge.ts';
import { type Merge, type MergedEntry, merge } from '../../bundle/merge.ts';
import type { ReadOptions } from '../../bundle/reading.ts';
import { stillValidRemovals } from '../../bundle/removal.ts';
import { sorted } from '../../bundle/sort.ts';
import { expired } from '../../certificate/rules/expired.ts';
import { leftOut } from './left-out.ts';
import { liveBundle } from './live-bundle.ts';

/** What somebody chose for a merge. */
export interface Choices {
  /** Whether what stands in the output stays in it. */
  readonly keep?: boolean;
  /** Fingerprints of certificates to leave out. */
  readonly without?: readonly string[];
  readonly skipRejected?: boolean;
  readonly allowRemoval?: boolean;
  readonly sort?: boolean;
}

/** What is to be merged, and how. */
export interface Task {
  readonly output: string;
  readonly choices: Choices;
  readonly context: JudgeContext;
  readonly contents: readonly BundleContent[];
  readonly readOptions: ReadOptions;
  /** Where the system's store stands, where it is a source. */
  readonly systemPath: string | undefined;
}

/** What is decided before anything is written. */
export interface Plan {
  readonly merged: Merge;
  /** The certificates of the new bundle, in its order. */
  readonly entries: readonly MergedEntry[];
  readonly diff: BundleDiff;
  /** Whether something that is rejected stops the merge, or nothing is left of it. */
  readonly isStopped: boolean;
  /** Rejected certificates that stop nothing. */
  readonly leftOut: readonly BundleEntry[];
  /** Fingerprints to leave out that no certificate has. */
  readonly unmet: readonly string[];
  /** Certificates that would leave the bundle though they are valid; with any of them nothing is written. */
  readonly removalsRefused: readonly BundleEntry[];
}

/** Merges the sources, and what is there where it is kept, and compares that with what is there. */
export async function planFor(
  old: string | undefined,
  { output, choices, context, contents, readOptions, systemPath }: Task,
): Promise<Plan> {
  const live = old === undefined || old.trim() === '' ? undefined : await liveBundle(old, output, readOptions);
  const merged = await merge(choices.keep && live ? [live, ...contents] : contents, context);
  const { entries, unmet } = leftOut(merged.bundle, choices.without ?? []);
  const diff = diffBundles(live?.entries ?? [], entries);
  const past = merged.rejected.filter((entry) => isPast(entry, new Set([output, ...(systemPath === undefined ? [] : [systemPath])])));
  const isFaultless = merged.refused.length === 0 && merged.rejected.length === past.length;
  const isStopped = entries.length === 0 || !(choices.skipRejected || isFaultless);
  const removalsRefused = isStopped || choices.allowRemoval ? [] : lostBy({ diff, merged, kept: entries, context });
  return {
    merged: { ...merged, bundle: entries },
    isStopped,
    diff,
    removalsRefused,
    leftOut: past,
    unmet,
    entries: choices.sort ? sorted(entries) : entries,
  };
}

/** Whether nothing but its age is against a certificate of the bundle that is kept, or of the system: nobody has to answer for it. */
function isPast({ origin, findings }: JudgedEntry, paths: ReadonlySet<string>): boolean {
  return paths.has(origin.path) && findings.every(({ id, level }) => level !== 'error' || id === expired.id);
}

interface Losing {
  readonly diff: BundleDiff;
  readonly merged: Merge;
  readonly kept: readonly MergedEntry[];
  readonly context: JudgeContext;
}

/** The certificates that the bundle would lose though they are valid, nobody named them, and no newer one takes their place. */
function lostBy({ diff, merged, kept, context }: Losing): readonly BundleEntry[] {
  const inBundle = new Set(kept.map(({ certificate }) => certificate.sha256));
  const named = merged.bundle.map(({ certificate }) => certificate.sha256).filter((sha256) => !inBundle.has(sha256));
  const meant = new Set([...merged.superseded.map(({ certificate }) => certificate.sha256), ...named]);
  return stillValidRemovals(diff, context.now).filter(({ certificate }) => !meant.has(certificate.sha256));
}
