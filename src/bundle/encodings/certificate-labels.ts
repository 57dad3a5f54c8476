/** The labels of PEM blocks that hold a certificate: that of RFC 7468 §5.1 and the two that OpenSSL knows beside it. */
export const certificateLabels: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);
