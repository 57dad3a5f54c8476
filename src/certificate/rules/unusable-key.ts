import { keyText } from '../key/key.ts';
import { publicKeyOf } from '../key/public-key.ts';
import { hasChecksumOfPublicRoot } from '../public-roots.ts';
import { isUnchecked } from '../signature/self-signature.ts';
import type { Rule } from './rule.ts';

/** The key has the form of its algorithm, but OpenSSL makes none of it: it knows the algorithm or the curve not, or the point lies beside it. */
export const unusableKey: Rule = {
  id: 'unusable-key',
  level: 'error',
  title: 'OpenSSL decodes the key of a CA',
  why: 'a key that cannot be decoded verifies no signature: every chain below it fails',
  remedy: 'ask the owner of the proxy to export the CA certificate again, or to reissue it with an RSA or EC key',
  source: 'RFC 5280 §4.1.2.7; RFC 5480 §2.2',
  examples: {
    kept: 'a key on P-256',
    broken: 'a key of an algorithm that OpenSSL does not know',
  },
  check: (certificate) => {
    if (hasChecksumOfPublicRoot(certificate) || isUnchecked(certificate) || publicKeyOf(certificate)) return undefined;
    return `OpenSSL does not decode its key (${keyText(certificate.key)})`;
  },
};
