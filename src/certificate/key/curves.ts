/** A named elliptic curve. */
export interface Curve {
  readonly name: string;
  /** Size of its field. */
  readonly bits: number;
}

/** Named curves, by OID (RFC 5480 §2.1.1.1, SEC 2 §2, RFC 5639 §3). */
export const curves: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.1': { name: 'P-192', bits: 192 },
  '1.2.840.10045.3.1.7': { name: 'P-256', bits: 256 },
  '1.3.132.0.8': { name: 'secp160r1', bits: 160 },
  '1.3.132.0.9': { name: 'secp160k1', bits: 160 },
  '1.3.132.0.10': { name: 'secp256k1', bits: 256 },
  '1.3.132.0.30': { name: 'secp160r2', bits: 160 },
  '1.3.132.0.31': { name: 'secp192k1', bits: 192 },
  '1.3.132.0.32': { name: 'secp224k1', bits: 224 },
  '1.3.132.0.33': { name: 'P-224', bits: 224 },
  '1.3.132.0.34': { name: 'P-384', bits: 384 },
  '1.3.132.0.35': { name: 'P-521', bits: 521 },
  '1.3.132.0.1': { name: 'sect163k1', bits: 163 },
  '1.3.132.0.15': { name: 'sect163r2', bits: 163 },
  '1.3.132.0.26': { name: 'sect233k1', bits: 233 },
  '1.3.132.0.27': { name: 'sect233r1', bits: 233 },
  '1.3.132.0.16': { name: 'sect283k1', bits: 283 },
  '1.3.132.0.17': { name: 'sect283r1', bits: 283 },
  '1.3.132.0.36': { name: 'sect409k1', bits: 409 },
  '1.3.132.0.37': { name: 'sect409r1', bits: 409 },
  '1.3.132.0.38': { name: 'sect571k1', bits: 571 },
  '1.3.132.0.39': { name: 'sect571r1', bits: 571 },
  '1.3.36.3.3.2.8.1.1.7': { name: 'brainpoolP256r1', bits: 256 },
  '1.3.36.3.3.2.8.1.1.11': { name: 'brainpoolP384r1', bits: 384 },
  '1.3.36.3.3.2.8.1.1.13': { name: 'brainpoolP512r1', bits: 512 },
  '1.2.156.10197.1.301': { name: 'SM2', bits: 256 },
};
