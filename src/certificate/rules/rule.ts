import type { Certificate } from '../certificate.ts';
import type { Finding, Level } from '../finding.ts';

/** What a rule knows beside the certificate. */
export interface RuleContext {
  /** The instant at which the certificate is judged, milliseconds since 1970. */
  readonly now: number;
  /** The host that the agent talks to, where it is known: a DNS name in lower case or an IP address. */
  readonly platformHost?: string | undefined;
}

/** What a rule says for people: its documentation, printed by `cabundle explain`. */
export interface RuleText {
  /** Stable identifier, equal to the file's name. */
  readonly id: string;
  /** The requirement, as a sentence. */
  readonly title: string;
  /** What happens where it is broken. */
  readonly why: string;
  /** What follows from a finding, where it is not what follows from every finding of its level. */
  readonly consequence?: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The section that the requirement comes from. */
  readonly source: string;
  /** One case in which it is kept and one in which it is broken: the rule's first two tests. */
  readonly examples: { readonly kept: string; readonly broken: string };
}

/** One requirement of a certificate in a proxy CA bundle: its check and its documentation. */
export interface Rule<Subject = Certificate> extends RuleText {
  readonly level: Level;
  /** The fact met where the requirement is broken, or `undefined` where it is kept. */
  readonly check: (subject: Subject, context: RuleContext) => string | undefined;
}

/** The findings of `rules` on one certificate, in the order of the list. */
export function applyRules(rules: readonly Rule[], certificate: Certificate, context: RuleContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { id, level, check } of rules) {
    const detail = check(certificate, context);
    if (detail !== undefined) findings.push({ id, level, detail });
  }
  return findings;
}
