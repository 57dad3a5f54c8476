import type { Finding } from '../certificate/finding.ts';
import { rules } from '../certificate/rules/index.ts';
import { applyRules, type RuleContext } from '../certificate/rules/rule.ts';
import type { BundleEntry } from './read.ts';

/** A certificate with what the rules say of it. */
export interface JudgedEntry extends BundleEntry {
  readonly findings: readonly Finding[];
  /** Whether it may stand in a bundle: no finding is an error. */
  readonly isAccepted: boolean;
}

/** Holds a certificate against every rule. */
export function judge(entry: BundleEntry, context: RuleContext): JudgedEntry {
  const findings = applyRules(rules, entry.certificate, context);
  return { ...entry, findings, isAccepted: findings.every(({ level }) => level !== 'error') };
}
