/**
 * Bytes that are not the DER of a certificate: what is wrong, and at which byte.
 *
 * Thrown inside this folder only; `decodeCertificate` returns it as a value.
 */
export class Malformation extends Error {
  readonly kind = 'malformation';
  /** What is wrong, as a phrase: `notBefore has month 13`. */
  readonly what: string;
  /** Offset from the start of the DER, 0-based. */
  readonly byte: number;

  constructor(what: string, byte: number) {
    super(`${what} (at byte ${byte})`);
    this.name = 'Malformation';
    this.what = what;
    this.byte = byte;
  }
}
