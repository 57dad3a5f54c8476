import type { Certificate } from '../certificate.ts';
import type { Finding, Level } from '../finding.ts';

/** What a rule knows beside the certificate. */
export interface RuleContext {
  /** The instant at which the certificate is judged, milliseconds since 1970. */
  readonly now: number;
}

/** One requirement of a certificate in a proxy CA bundle: its check and its documentation. */
export interface Rule<Subject = Certificate> {
  /** Stable identifier, equal to the file's name. */
  readonly id: string;
  readonly level: Level;
  /** The requirement, as a sentence. */
  readonly title: string;
  /** What happens where it is broken. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The section that the requirement comes from. */
  readonly source: string;
  /** The fact met where the requirement is broken, or `undefined` where it is kept. */
  readonly check: (subject: Subject, context: RuleContext) => string | undefined;
}

/** The findings of `rules` on one certificate, in the order of the list. */
export function applyRules(rules: readonly Rule[], certificate: Certificate, context: RuleContext): readonly Finding[] {
  return rules.flatMap(({ id, level, check }) => {
    const detail = check(certificate, context);
    return detail === undefined ? [] : [{ id, level, detail }];
  });
}
