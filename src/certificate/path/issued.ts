import type { Certificate } from '../certificate.ts';
import { fitsAuthority } from './authority-key-id.ts';
import { factsOf } from './facts.ts';
import { allowsKeyUsage, KeyUsageBit } from './key-usage.ts';
import { opensslKeyFits } from './signer.ts';

/**
 * Whether `issuer` looks like the issuer of `certificate`: names, authority key identifier, kinds of key and signature. The
 * signature is not verified. OpenSSL 1.1.1 asks for the key usage here too, and not for the kind of the key.
 * Source: OpenSSL X509_check_issued(3).
 */
export function isLikelyIssued(certificate: Certificate, issuer: Certificate): boolean {
  if (certificate.comparableIssuer !== issuer.comparableSubject) return false;
  const facts = factsOf(certificate);
  if (facts.isInvalid || factsOf(issuer).isInvalid) return false;
  return fitsAuthority(issuer, facts.authority) && opensslKeyFits(certificate, issuer);
}

/** Whether the key usage of `issuer` lets it sign `certificate`. */
export function maySign(issuer: Certificate, certificate: Certificate): boolean {
  const bit = factsOf(certificate).isProxyCertificate ? KeyUsageBit.digitalSignature : KeyUsageBit.keyCertSign;
  return allowsKeyUsage(factsOf(issuer).keyUsage, bit);
}
