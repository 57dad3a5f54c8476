import type { Fingerprint } from '../certificate/fingerprint.ts';
import type { BundleContent, BundleEntry } from './entry.ts';
import { type JudgeContext, type JudgedEntry, judge } from './judge.ts';
import type { Refusal } from './refusal.ts';
import type { Repair } from './repair.ts';
import { superseded as supersededRule } from './rules/superseded.ts';

/** A certificate of the new bundle, with every source that it came from. */
export interface MergedEntry extends JudgedEntry {
  /** Names of the sources, each once, in the order in which they were met. */
  readonly sources: readonly string[];
}

/** What became of every block of the sources. */
export interface Merge {
  /** The certificates of the new bundle: accepted, each once, in the order in which they were first met. */
  readonly bundle: readonly MergedEntry[];
  /** Accepted certificates that were met again; not in `bundle` a second time. */
  readonly duplicates: readonly JudgedEntry[];
  /** Accepted certificates in whose place a newer one of the same key stands in `bundle`. */
  readonly superseded: readonly JudgedEntry[];
  /** Certificates that a rule rejects. */
  readonly rejected: readonly JudgedEntry[];
  /** Blocks that are no certificate. */
  readonly refused: readonly Refusal[];
  /** What was mended, or passed over, to read the certificates. */
  readonly repairs: readonly Repair[];
  /** All certificates, as they were met: the four lists above, in order. */
  readonly entries: readonly JudgedEntry[];
}

/** Holds every certificate of the sources against the rules, and drops duplicates by SHA-256 and what a newer one replaces. */
export async function merge(contents: readonly BundleContent[], context: JudgeContext): Promise<Merge> {
  const entries = await judge(
    contents.flatMap((content) => content.entries),
    { ...context, needed: [supersededRule.id] },
  );
  const bundle = new Map<Fingerprint, { readonly entry: JudgedEntry; readonly sources: Set<string> }>();
  const duplicates: JudgedEntry[] = [];
  const superseded: JudgedEntry[] = [];
  for (const entry of entries) {
    if (!entry.isAccepted) continue;
    if (isSuperseded(entry)) {
      superseded.push(entry);
      continue;
    }
    const { sha256 } = entry.certificate;
    const met = bundle.get(sha256);
    const sources = met?.sources ?? new Set<string>();
    if (met) duplicates.push(entry);
    else bundle.set(sha256, { entry, sources });
    for (const source of sourcesOf(entry)) sources.add(source);
  }
  return {
    bundle: [...bundle.values()].map(({ entry, sources }) => ({ ...entry, sources: [...sources] })),
    duplicates,
    superseded,
    rejected: entries.filter(({ isAccepted }) => !isAccepted),
    refused: contents.flatMap(({ refused }) => refused),
    repairs: contents.flatMap(({ repairs }) => repairs),
    entries,
  };
}

function isSuperseded({ findings }: JudgedEntry): boolean {
  return findings.some(({ id, waiver }) => id === supersededRule.id && waiver === undefined);
}

/** A bundle that cabundle wrote names the sources of its certificates; itself it is none. */
function sourcesOf({ notedSources, origin }: BundleEntry): readonly string[] {
  return notedSources && notedSources.length > 0 ? notedSources : [origin.path];
}
