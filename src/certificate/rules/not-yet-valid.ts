import { dateText, distanceText } from '../day.ts';
import type { Rule } from './rule.ts';

/** The validity period has not begun. */
export const notYetValid: Rule = {
  id: 'not-yet-valid',
  level: 'error',
  title: 'a CA certificate is already valid',
  why: 'until its first day a CA anchors nothing; the clock of the host may also be wrong',
  remedy: 'check the clock of this host; else merge this certificate once its first day has come',
  source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  examples: {
    kept: 'a CA in the first instant of its validity',
    broken: 'a CA whose first day is tomorrow',
  },
  check: ({ notBefore }, { now }) => (now < notBefore ? `in ${distanceText(now, notBefore)} (${dateText(notBefore)})` : undefined),
};
