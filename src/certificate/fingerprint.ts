import { hash } from 'node:crypto';

/** SHA-256 in 64 lower-case hexadecimal digits. */
export type Fingerprint = string & { readonly __brand: 'Fingerprint' };

/** SHA-256 of `bytes`; of a certificate's whole DER it is what openssl and browsers call its SHA-256 fingerprint. */
export function fingerprint(bytes: Uint8Array): Fingerprint {
  // The digest in hex has the shape that the brand promises.
  return hash('sha256', bytes, 'hex') as Fingerprint;
}

/** A fingerprint as `openssl x509 -fingerprint` prints it: `5F:1C:…`, to compare by eye. */
export function fingerprintText(value: Fingerprint): string {
  return value.toUpperCase().replace(/..(?=.)/g, '$&:');
}
