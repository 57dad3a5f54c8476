import { type BundleDiff, diffBundles } from '../../bundle/diff.ts';
import type { BundleContent, BundleEntry } from '../../bundle/entry.ts';
import type { JudgeContext, JudgedEntry } from '../../bundle/judge.ts';
import { type Merge, type MergedEntry, merge } from '../../bundle/merge.ts';
import type { ReadOptions } from '../../bundle/reading.ts';
import { stillValidRemovals } from '../../bundle/removal.ts';
import { sorted } from '../../bundle/sort.ts';
import { expired } from '../../certificate/rules/expired.ts';
import { leftOut } from './left-out.ts';
import { liveBundle, refuseUnreadLoss } from './live-bundle.ts';

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
  /** Whether there is a bundle in the place of the output. */
  readonly hasLive: boolean;
  /** Certificates that would leave the bundle though they are valid; with any of them nothing is written. */
  readonly removalsRefused: readonly BundleEntry[];
}

/** Merges the sources, and what is there where it is kept, and compares that with what is there. */
export async function planFor(
  old: string | undefined,
  { output, choices, context, contents, readOptions, systemPath }: Task,
): Promise<Plan> {
  const live = old === undefined || old.trim() === '' ? undefined : await liveBundle(old, output, readOptions);
  if (live && !choices.allowRemoval) refuseUnreadLoss(old ?? '', live, output);
  const chosen = leftOut(choices.keep && live ? [live, ...contents] : contents, choices.without ?? []);
  const merged = await merge(chosen.contents, context);
  const entries = choices.sort ? sorted(merged.bundle) : merged.bundle;
  const diff = diffBundles(live?.entries ?? [], entries);
  const past = merged.rejected.filter((entry) => isPast(entry, pathsOf(output, systemPath)));
  const isFaultless = merged.refused.length === 0 && merged.rejected.length === past.length;
  const isStopped = entries.length === 0 || !(choices.skipRejected || isFaultless);
  const lost = isStopped || choices.allowRemoval ? [] : lostBy(diff, merged, context).filter((entry) => !chosen.isNamed(entry));
  return {
    merged,
    entries,
    diff,
    isStopped,
    leftOut: past,
    unmet: chosen.unmet,
    removalsRefused: lost,
    hasLive: live !== undefined,
  };
}

/** The sources for whose expired certificates nobody has to answer. Standard input is none of them, even where the output is `-`. */
function pathsOf(output: string, systemPath: string | undefined): ReadonlySet<string> {
  return new Set([output, systemPath].filter((path) => path !== undefined && path !== '-').map(String));
}

/** Whether nothing but its age is against a certificate of the bundle that is kept, or of the system: nobody has to answer for it. */
function isPast({ origin, findings }: JudgedEntry, paths: ReadonlySet<string>): boolean {
  return paths.has(origin.path) && findings.every(({ id, level }) => level !== 'error' || id === expired.id);
}

/** The certificates that the bundle would lose though they are valid, and no newer one takes their place in it. */
function lostBy(diff: BundleDiff, { bundle, superseded }: Merge, { now }: JudgeContext): readonly BundleEntry[] {
  const keys = new Set(bundle.map(({ certificate }) => certificate.spkiSha256));
  const replaced = superseded.filter(({ certificate }) => keys.has(certificate.spkiSha256));
  const meant = new Set(replaced.map(({ certificate }) => certificate.sha256));
  return stillValidRemovals(diff, bundle, now).filter(({ certificate }) => !meant.has(certificate.sha256));
}
