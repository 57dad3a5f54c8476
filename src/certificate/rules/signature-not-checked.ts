import { isUnchecked } from '../signature/self-signature.ts';
import type { Rule } from './rule.ts';

/** Checking signatures costs more than everything else together, and a bundle of proxy CAs holds a dozen. */
export const signatureNotChecked: Rule = {
  id: 'signature-not-checked',
  level: 'notice',
  title: 'the key and the own signature of every CA are verified',
  why: 'of more than 1,000 certificates that are no public roots, or fewer with large keys, only the first are looked at so closely; damage inside one behind them would not be seen',
  remedy: 'look at the others by themselves: cabundle inspect FILE',
  source: 'cabundle, bounds; RFC 5280 §6.1 asks for no signature of a trust anchor',
  examples: {
    kept: 'a root in a bundle of twelve',
    broken: 'the last root in a bundle of 1,001 private ones',
  },
  check: (certificate) =>
    isUnchecked(certificate) ? 'its key and its own signature were not verified: too many stand before it' : undefined,
};
