/**
 * What OpenSSL processes: its list of supported extensions. Critical key identifiers are not among them.
 * Source: OpenSSL X509_supported_extension (crypto/x509/v3_purp.c).
 */
export const processedExtensions: ReadonlySet<string> = new Set([
  '2.16.840.1.113730.1.1', // Netscape certificate type
  '2.5.29.15', // key usage
  '2.5.29.17', // subject alternative name
  '2.5.29.19', // basic constraints
  '2.5.29.30', // name constraints
  '2.5.29.31', // CRL distribution points
  '2.5.29.32', // certificate policies
  '2.5.29.33', // policy mappings
  '2.5.29.36', // policy constraints
  '2.5.29.37', // extended key usage
  '2.5.29.54', // inhibit anyPolicy
  '1.3.6.1.5.5.7.1.7', // IP address blocks (RFC 3779)
  '1.3.6.1.5.5.7.1.8', // autonomous system numbers (RFC 3779)
  '1.3.6.1.5.5.7.1.14', // proxy certificate information (RFC 3820)
  '1.3.6.1.5.5.7.48.1.5', // OCSP no check
]);
