import { dateText, distanceText } from '../day.ts';
import type { Rule } from './rule.ts';

/** The validity period has ended; its last second is still inside. */
export const expired: Rule = {
  id: 'expired',
  level: 'error',
  title: 'a CA certificate has not expired',
  why: 'an expired CA anchors nothing: every connection through its proxy fails',
  remedy: 'ask the owner of the proxy for the renewed CA certificate',
  source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  examples: {
    kept: 'a CA in the last second of its validity',
    broken: 'a CA that ended two days ago',
  },
  check: ({ notAfter }, { now }) => (now >= notAfter + 1000 ? `${distanceText(notAfter, now)} ago (${dateText(notAfter)})` : undefined),
};
