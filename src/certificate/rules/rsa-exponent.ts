import type { Rule } from './rule.ts';

/** With exponent 1 a signature is its own message; an even one fits no RSA key. */
export const rsaExponent: Rule = {
  id: 'rsa-exponent',
  level: 'error',
  title: 'the public exponent of an RSA key is odd and above 1',
  why: 'with exponent 1 anybody can sign in the name of this CA; with an even one nobody can, its owner included',
  remedy: 'ask the owner of the proxy for a CA with a new key; the usual exponent is 65537',
  source: 'RFC 8017 §3.1; NIST SP 800-56B §6.2',
  examples: {
    kept: 'an RSA key with exponent 65537',
    broken: 'an RSA key with exponent 1',
  },
  check: ({ key: { exponent } }) => {
    if (exponent === undefined) return undefined;
    if (exponent <= 1n) return 'its RSA exponent is not above 1';
    return exponent % 2n === 0n ? 'its RSA exponent is even' : undefined;
  },
};
