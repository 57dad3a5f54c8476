import { caStatus } from '../ca-status.ts';
import type { Rule } from './rule.ts';

/** A certificate that may not issue others: most often the proxy's own leaf, exported in place of its CA. */
export const notACa: Rule = {
  id: 'not-a-ca',
  level: 'error',
  title: 'a certificate in the bundle is that of a CA',
  why: 'curl would trust this one certificate of a server, and only until its next renewal; the certificates that the proxy makes for other hosts stay untrusted',
  remedy: 'export the CA at the top of the chain that the proxy shows, not the certificate of the proxy itself',
  source: 'RFC 5280 §4.2.1.9 and §6.1.4 (k); OpenSSL X509_check_ca(3)',
  examples: {
    kept: 'a certificate whose basic constraints say CA:TRUE',
    broken: "the proxy's own certificate, whose basic constraints say CA:FALSE",
  },
  check: (certificate) => {
    if (caStatus(certificate) !== 'none') return undefined;
    const fact = certificate.basicConstraints ? 'its basic constraints say CA:FALSE' : 'it has no basic constraints';
    return certificate.subjectAltName ? `${fact}: it is the certificate of a server` : fact;
  },
};
