import type { Certificate } from './certificate.ts';
import { ExtensionOid } from './oids.ts';

/** `ca`: its basic constraints say so. `legacy-ca`: it has none, and counts as a CA all the same. `none`: it is no CA. */
export type CaStatus = 'ca' | 'legacy-ca' | 'none';

/** The bit of Netscape's certificate type that says "CA of TLS servers". */
const tlsCaBit = 0x04;

/**
 * Whether a certificate counts as that of a CA, as OpenSSL decides it, its key usage aside: basic constraints where they are present;
 * without them a self-signed version 1 certificate, one whose key usage includes keyCertSign, and one whose Netscape type says so.
 * Source: OpenSSL check_ca (crypto/x509/v3_purp.c); RFC 5280 §6.1.4 (k).
 */
export function caStatus(certificate: Certificate): CaStatus {
  const { basicConstraints, keyUsage } = certificate;
  if (basicConstraints) return basicConstraints.isCa ? 'ca' : 'none';
  return isLegacyCa(certificate, keyUsage) ? 'legacy-ca' : 'none';
}

function isLegacyCa(certificate: Certificate, keyUsage: Certificate['keyUsage']): boolean {
  if (certificate.version === 1) return certificate.isSelfSigned;
  return keyUsage ? keyUsage.includes('keyCertSign') : hasNetscapeCaType(certificate);
}

/** Its value is a BIT STRING: tag, length, unused bits, one octet. */
function hasNetscapeCaType({ der, extensions }: Certificate): boolean {
  const value = extensions.find(({ oid }) => oid === ExtensionOid.netscapeCertificateType)?.value;
  return value !== undefined && value.end - value.content === 4 && ((der[value.content + 3] as number) & tlsCaBit) !== 0;
}
