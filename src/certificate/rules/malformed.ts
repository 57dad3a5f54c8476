import type { Certificate } from '../certificate.ts';
import type { Malformation } from '../der/malformation.ts';
import type { Rule } from './rule.ts';

/** Bytes that are no certificate are refused before any other rule is asked. */
export const malformed: Rule<Certificate | Malformation> = {
  id: 'malformed',
  level: 'error',
  title: 'a certificate is the strict DER of RFC 5280',
  why: 'TLS libraries differ in what they forgive; where one refuses a certificate, it refuses the whole bundle',
  remedy: 'ask the owner of the proxy to export the certificate again, or to reissue it',
  source: 'RFC 5280 §4.1; X.690 §10 and §11',
  examples: {
    kept: 'the DER as the CA issued it',
    broken: 'DER with two more bytes behind it',
  },
  check: (decoded) => (decoded.kind === 'malformation' ? `${decoded.what}, at byte ${decoded.byte}` : undefined),
};
