import type { RuleContext } from '../certificate/rules/rule.ts';
import { type JudgedEntry, judge } from './judge.ts';
import { readBundle, type SourceFile } from './read.ts';
import type { Refusal } from './refusal.ts';

/** What became of every block of the sources. */
export interface Merge {
  /** The certificates of the new bundle: accepted, each once, in the order in which they were first met. */
  readonly bundle: readonly JudgedEntry[];
  /** Accepted certificates that were met again; not in `bundle` a second time. */
  readonly duplicates: readonly JudgedEntry[];
  /** Certificates that a rule rejects. */
  readonly rejected: readonly JudgedEntry[];
  /** Blocks that are no certificate. */
  readonly refused: readonly Refusal[];
  /** All certificates, as they were met: the three lists above, in order. */
  readonly entries: readonly JudgedEntry[];
}

/** Reads the sources, holds every certificate against the rules and drops duplicates by SHA-256. */
export function merge(files: readonly SourceFile[], context: RuleContext): Merge {
  const contents = files.map(readBundle);
  const entries = contents.flatMap((content) => content.entries.map((entry) => judge(entry, context)));
  const bundle: JudgedEntry[] = [];
  const duplicates: JudgedEntry[] = [];
  const met = new Set<string>();
  for (const entry of entries.filter(({ isAccepted }) => isAccepted)) {
    const { sha256 } = entry.certificate;
    (met.has(sha256) ? duplicates : bundle).push(entry);
    met.add(sha256);
  }
  return {
    bundle,
    duplicates,
    rejected: entries.filter(({ isAccepted }) => !isAccepted),
    refused: contents.flatMap(({ refused }) => refused),
    entries,
  };
}
