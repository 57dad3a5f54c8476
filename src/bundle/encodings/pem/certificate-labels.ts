/** The labels of PEM blocks that hold a certificate: that of RFC 7468 §5.1 and the two that OpenSSL knows beside it. */
export const certificateLabels: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

/** The labels of PEM blocks that hold a PKCS#7 container of certificates (RFC 7468 §8 and §9), and those that other tools write. */
export const containerLabels: ReadonlySet<string> = new Set(['PKCS7', 'CMS', 'PKCS #7 SIGNED DATA', 'CERTIFICATE CHAIN']);
