import type { Rule } from './rule.ts';

/** Key usage without keyCertSign forbids what a CA is for. One that is absent allows it. */
export const noCertSign: Rule = {
  id: 'no-cert-sign',
  level: 'error',
  title: 'the key usage of a CA includes keyCertSign',
  why: 'OpenSSL does not take such a certificate as the issuer of any other: every chain below it fails',
  remedy: 'ask the owner of the proxy for a CA certificate whose key usage includes keyCertSign',
  source: 'RFC 5280 §4.2.1.3 and §6.1.4 (n)',
  examples: {
    kept: 'a CA with key usage keyCertSign and cRLSign',
    broken: 'a CA with key usage digitalSignature alone',
  },
  check: ({ basicConstraints, keyUsage }) => {
    if (!basicConstraints?.isCa || !keyUsage || keyUsage.includes('keyCertSign')) return undefined;
    return keyUsage.length === 0 ? 'its key usage is empty' : `its key usage is ${keyUsage.join(', ')}`;
  },
};
