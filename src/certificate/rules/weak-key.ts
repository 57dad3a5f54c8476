import type { Rule } from './rule.ts';

const minRsaBits = 2048;
const minDsaBits = 2048;
const minFieldBits = 224;

/** Keys below 112 bits of security, which OpenSSL refuses at its usual security level 2. */
export const weakKey: Rule = {
  id: 'weak-key',
  level: 'error',
  title: 'the key of a CA has at least 112 bits of security',
  why: 'OpenSSL at security level 2, the default from 3.2 on and of most distributions, refuses every chain with such a key ("CA key too small")',
  remedy: 'ask the owner of the proxy for a CA with an RSA key of 2048 bits or more, or an EC key on P-256',
  source: 'NIST SP 800-57 Part 1 §5.6.1; OpenSSL SSL_CTX_set_security_level(3)',
  examples: {
    kept: 'an RSA key of 2048 bits with exponent 65537',
    broken: 'an RSA key of 1024 bits',
  },
  check: ({ key }) => {
    const least = leastBits(key.algorithm);
    if (key.bits === undefined || least === undefined || key.bits >= least) return undefined;
    return `its ${key.algorithm} key has ${key.bits} bits; ${least} are the least`;
  },
};

function leastBits(algorithm: string): number | undefined {
  if (algorithm === 'RSA' || algorithm === 'RSA-PSS') return minRsaBits;
  if (algorithm === 'EC') return minFieldBits;
  return algorithm === 'DSA' ? minDsaBits : undefined;
}
