import { explicitCurve } from '../key/key.ts';
import type { Rule } from './rule.ts';

const usual: ReadonlySet<string | undefined> = new Set(['P-256', 'P-384', 'P-521']);

/** TLS libraries share three curves for certificates; a smaller one is the business of `weak-key`. */
export const unusualCurve: Rule = {
  id: 'unusual-curve',
  level: 'warning',
  title: 'an EC key stands on P-256, P-384 or P-521, by name',
  why: 'many TLS libraries know no other curve for certificates, and some builds of OpenSSL leave them out: there the whole chain fails',
  remedy: 'try the bundle on every kind of host; in the long run ask the owner of the proxy for a CA on P-256 or P-384',
  source: 'RFC 5480 §2.1.1 (named curves alone); RFC 8446 §4.2.3',
  examples: {
    kept: 'a key on P-256',
    broken: 'a key on secp256k1',
  },
  check: ({ key: { algorithm, bits = 0, curve } }) => {
    if (algorithm !== 'EC' || usual.has(curve) || (bits > 0 && bits < 224)) return undefined;
    return curve === explicitCurve ? 'its EC key spells out the parameters of its curve' : `its EC key is on ${curve}`;
  },
};
