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

/**
 * The fingerprint that a text writes in one of the usual ways: 64 hexadecimal digits of either case, with or without colons and
 * blanks, behind `sha256:` or what `openssl x509 -fingerprint` prints before it; `undefined` for anything else.
 */
export function parseFingerprint(text: string): Fingerprint | undefined {
  const digits = text
    .replace(/^\s*sha-?256(?:\s+fingerprint)?\s*[:=]?/i, '')
    .replace(/[\s:]/g, '')
    .toLowerCase();
  // It has just been found to have the shape that the brand promises.
  return /^[0-9a-f]{64}$/.test(digits) ? (digits as Fingerprint) : undefined;
}
