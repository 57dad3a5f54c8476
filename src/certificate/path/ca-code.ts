import type { Certificate } from '../certificate.ts';
import { factsOf } from './facts.ts';
import { allowsKeyUsage, KeyUsageBit } from './key-usage.ts';

/** Any of the three bits of Netscape's certificate type that say "CA". */
const netscapeCa = 0x07;

/**
 * Whether a certificate is that of a CA, in the numbers of OpenSSL: 0 no; 1 its basic constraints say so; without them 3 a
 * self-signed certificate of version 1, 4 its key usage includes keyCertSign, 5 its Netscape type says so.
 * Source: OpenSSL X509_check_ca(3).
 */
export function caCode(certificate: Certificate): 0 | 1 | 3 | 4 | 5 {
  const { isInvalid, isCa, isSelfSigned, keyUsage, netscapeType } = factsOf(certificate);
  if (isInvalid || !allowsKeyUsage(keyUsage, KeyUsageBit.keyCertSign)) return 0;
  if (isCa !== undefined) return isCa ? 1 : 0;
  if (certificate.version === 1 && isSelfSigned) return 3;
  if (keyUsage !== undefined) return 4;
  return ((netscapeType ?? 0) & netscapeCa) === 0 ? 0 : 5;
}
