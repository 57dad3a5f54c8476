import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Certificate } from './certificate.ts';

/** Whether OpenSSL, through node:crypto, decodes these bytes; it ignores whatever stands behind the certificate. */
export function isDecodedByOpenssl(der: Uint8Array): boolean {
  return nativeCertificate(der) !== undefined;
}

/** Whether OpenSSL decodes a certificate with trust settings behind it, as they stand in a block TRUSTED CERTIFICATE. */
export function isTrustedDecodedByOpenssl(octets: Uint8Array): boolean {
  const base64 = Buffer.from(octets)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return nativeCertificate(`-----BEGIN TRUSTED CERTIFICATE-----\n${base64}\n-----END TRUSTED CERTIFICATE-----\n`) !== undefined;
}

/** Whether OpenSSL decodes a PEM block as a private key. The key is dropped at once; nothing of it is kept or told. */
export function isPrivateKeyDecodedByOpenssl(pem: string): boolean {
  try {
    createPrivateKey(pem);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether `issuer` signed `certificate`: names, key identifiers and key usage fit (OpenSSL's `X509_check_issued`)
 * and the signature verifies.
 */
export function isSignedBy(certificate: Certificate, issuer: Certificate): boolean {
  const subject = nativeCertificate(certificate.der);
  const signer = nativeCertificate(issuer.der);
  if (!subject || !signer || !subject.checkIssued(signer)) return false;
  try {
    return subject.verify(signer.publicKey);
  } catch {
    return false;
  }
}

/** Whether a certificate is for this name or address; a common name does not count. Source: RFC 9525 §6. */
export function isForHost(certificate: Certificate, host: string): boolean {
  const native = nativeCertificate(certificate.der);
  const isAddress = /^[\d.]+$|:/.test(host);
  return native !== undefined && (isAddress ? native.checkIP(host) : native.checkHost(host, { subject: 'never' })) !== undefined;
}

/** Whether the key of `signer` verifies the signature of `certificate`, whatever its names; `undefined` where OpenSSL cannot tell. */
export function isSignatureVerified(certificate: Certificate, signer: Certificate): boolean | undefined {
  try {
    return new X509Certificate(certificate.der).verify(new X509Certificate(signer.der).publicKey);
  } catch {
    return undefined;
  }
}

function nativeCertificate(encoded: Uint8Array | string): X509Certificate | undefined {
  try {
    return new X509Certificate(encoded);
  } catch {
    return undefined;
  }
}
