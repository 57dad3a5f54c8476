import { hasValidSelfSignature } from '../signature/self-signature.ts';
import type { Rule } from './rule.ts';

/** A root that its own key did not sign: its bytes were changed, or it was never what it claims to be. */
export const badSelfSignature: Rule = {
  id: 'bad-self-signature',
  level: 'error',
  title: 'the signature of a self-signed certificate verifies with its own key',
  why: 'somebody or something changed the certificate after it was signed: a name, a date or the key may not be what the CA wrote',
  remedy: "get the CA certificate from the proxy's owner anew, and compare its SHA-256 over another way",
  source: 'RFC 5280 §4.1.1.3 and §6.1 (a trust anchor is not verified: nobody else will tell)',
  examples: {
    kept: 'a root as its own key signed it',
    broken: 'a root of whose name one letter was changed',
  },
  check: (certificate) => (hasValidSelfSignature(certificate) === false ? 'its own key does not verify its signature' : undefined),
};
