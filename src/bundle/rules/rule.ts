import type { Finding, Level } from '../../certificate/finding.ts';
import type { RuleContext, RuleText } from '../../certificate/rules/rule.ts';
import type { BundleEntry } from '../entry.ts';

/** One requirement that a certificate can only be held against in its bundle: its check and its documentation. */
export interface BundleRule extends RuleText {
  readonly level: Level;
  /**
   * The fact met for each entry, in their order; `undefined` where the requirement is kept. A certificate may stand there
   * more than once. Its cost must not grow faster than their number: bundles of ten thousand are read.
   */
  readonly check: (entries: readonly BundleEntry[], context: RuleContext) => readonly (string | undefined)[];
}

/** The findings of `rules` on each entry, in the order of the entries, and in each list in the order of the rules. */
export function applyBundleRules(
  rules: readonly BundleRule[],
  entries: readonly BundleEntry[],
  context: RuleContext,
): readonly (readonly Finding[])[] {
  const findings: Finding[][] = entries.map(() => []);
  for (const { id, level, check } of rules) {
    check(entries, context).forEach((detail, i) => {
      if (detail !== undefined) findings[i]?.push({ id, level, detail });
    });
  }
  return findings;
}
