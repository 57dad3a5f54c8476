import type { PathFailureId } from '../path-failure.ts';

/** The numbers of the errors that a path can have here. */
export type OpensslErrorCode =
  | 1
  | 2
  | 7
  | 9
  | 10
  | 13
  | 14
  | 18
  | 19
  | 20
  | 21
  | 22
  | 25
  | 26
  | 28
  | 32
  | 34
  | 39
  | 40
  | 47
  | 48
  | 49
  | 51
  | 53
  | 62
  | 64
  | 66
  | 67
  | 68
  | 79
  | 94;

/** What OpenSSL 3 calls each of them, and what we call it. Source: OpenSSL X509_verify_cert_error_string(3). */
export const opensslErrors: Readonly<Record<OpensslErrorCode, { readonly text: string; readonly id: PathFailureId }>> = {
  1: { text: 'unspecified certificate verification error', id: 'search-exhausted' },
  2: { text: 'unable to get issuer certificate', id: 'issuer-not-found' },
  7: { text: 'certificate signature failure', id: 'signature-invalid' },
  9: { text: 'certificate is not yet valid', id: 'not-yet-valid' },
  10: { text: 'certificate has expired', id: 'expired' },
  13: { text: "format error in certificate's notBefore field", id: 'malformed' },
  14: { text: "format error in certificate's notAfter field", id: 'malformed' },
  18: { text: 'self-signed certificate', id: 'root-not-trusted' },
  19: { text: 'self-signed certificate in certificate chain', id: 'root-not-trusted' },
  20: { text: 'unable to get local issuer certificate', id: 'issuer-not-found' },
  21: { text: 'unable to verify the first certificate', id: 'issuer-not-found' },
  22: { text: 'certificate chain too long', id: 'path-too-long' },
  25: { text: 'path length constraint exceeded', id: 'path-length-exceeded' },
  26: { text: 'unsuitable certificate purpose', id: 'purpose-not-server' },
  28: { text: 'certificate rejected', id: 'distrusted' },
  32: { text: 'key usage does not include certificate signing', id: 'no-cert-sign' },
  34: { text: 'unhandled critical extension', id: 'critical-extension-unknown' },
  39: { text: 'key usage does not include digital signature', id: 'no-cert-sign' },
  40: { text: 'proxy certificates not allowed, please set the appropriate flag', id: 'not-a-ca' },
  47: { text: 'permitted subtree violation', id: 'name-not-permitted' },
  48: { text: 'excluded subtree violation', id: 'name-excluded' },
  49: { text: 'name constraints minimum and maximum not supported', id: 'name-constraint-unsupported' },
  51: { text: 'unsupported name constraint type', id: 'name-constraint-unsupported' },
  53: { text: 'unsupported or invalid name syntax', id: 'name-constraint-unsupported' },
  62: { text: 'hostname mismatch', id: 'host-mismatch' },
  64: { text: 'IP address mismatch', id: 'host-mismatch' },
  66: { text: 'EE certificate key too weak', id: 'key-too-weak' },
  67: { text: 'CA certificate key too weak', id: 'key-too-weak' },
  68: { text: 'CA signature digest algorithm too weak', id: 'signature-too-weak' },
  79: { text: 'invalid CA certificate', id: 'not-a-ca' },
  94: { text: 'Certificate public key has explicit ECC parameters', id: 'explicit-curve' },
};
