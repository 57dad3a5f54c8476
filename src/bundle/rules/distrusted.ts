import { PurposeOid, purposeName } from '../../certificate/purposes.ts';
import type { TrustSettings } from '../../certificate/trust-settings.ts';
import type { BundleRule } from './rule.ts';

/** A `TRUSTED CERTIFICATE` that OpenSSL was told not to trust for servers; as plain PEM it would be trusted. */
export const distrusted: BundleRule = {
  id: 'distrusted',
  level: 'error',
  title: 'a certificate with trust settings is trusted for TLS servers',
  why: 'somebody told OpenSSL not to trust this CA for servers; a merged bundle has no such settings, and would trust it for all',
  remedy: 'leave it out; if it is to be trusted after all, export the certificate without settings: openssl x509 -in FILE -out FILE.pem',
  source: 'OpenSSL X509_check_trust (crypto/x509/x509_trust.c); openssl-x509(1), trust settings; RFC 5280 §6.1.1 (d)',
  examples: {
    kept: 'a certificate that is trusted for serverAuth',
    broken: 'a certificate that is rejected for serverAuth',
  },
  check: (entries) => entries.map(({ trustSettings }) => trustSettings && distrust(trustSettings)),
};

/** As OpenSSL decides it: a rejected purpose counts first; a list of trusted ones excludes all others. */
export function distrust({ trusted, rejected }: TrustSettings): string | undefined {
  const refused = rejected?.find(coversServers);
  if (refused !== undefined) return `it is rejected for ${purposeName(refused)}`;
  if (!trusted || trusted.some(coversServers)) return undefined;
  return trusted.length === 0 ? 'it is trusted for nothing' : `it is trusted for ${trusted.map(purposeName).join(', ')} alone`;
}

function coversServers(purpose: string): boolean {
  return purpose === PurposeOid.serverAuth || purpose === PurposeOid.any;
}
