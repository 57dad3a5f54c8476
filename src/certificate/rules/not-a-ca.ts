import type { Certificate } from '../certificate.ts';
import type { Rule } from './rule.ts';

/**
 * A certificate that may not issue others: most often the proxy's own leaf, exported in place of its CA.
 *
 * As OpenSSL decides it: basic constraints where they are present; without them a self-issued version 1 certificate
 * and one whose key usage includes keyCertSign still count as a CA.
 */
export const notACa: Rule = {
  id: 'not-a-ca',
  level: 'error',
  title: 'a certificate in the bundle is that of a CA',
  why: 'the leaf of a proxy anchors that one leaf at best, and trust ends with its next renewal',
  remedy: 'export the CA at the top of the chain that the proxy shows, not the certificate of the proxy itself',
  source: 'RFC 5280 §4.2.1.9 and §6.1.4 (k)',
  check: (certificate) => {
    const { basicConstraints } = certificate;
    if (basicConstraints) return basicConstraints.isCa ? undefined : 'its basic constraints say CA:FALSE';
    if (isLegacyCa(certificate)) return undefined;
    return 'it has no basic constraints';
  },
};

function isLegacyCa(certificate: Certificate): boolean {
  if (certificate.version === 1) return certificate.isSelfIssued;
  return certificate.keyUsage?.includes('keyCertSign') ?? false;
}
