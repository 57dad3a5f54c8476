import type { Certificate } from './certificate.ts';
import type { Malformation } from './der/malformation.ts';
import type { Extension } from './extensions/extension.ts';

/** In what a certificate departs from the standard that OpenSSL takes nevertheless. */
export interface Departures {
  /** What our strict decoder says of it, first fault first. */
  readonly malformations: readonly Malformation[];
  /** Those extensions whose values are malformed; `extensions` of the certificate leaves them out. */
  readonly extensions: readonly Extension[];
  /** Object identifiers of extensions that occur twice. */
  readonly duplicates: readonly string[];
  readonly hasTwoSignatureAlgorithms: boolean;
  /** Which of its times are written in a form that OpenSSL cannot compare. */
  readonly unreadableTimes: readonly ('notBefore' | 'notAfter')[];
}

/** Of whatever the strict decoder made. */
export const noDepartures: Departures = {
  malformations: [],
  extensions: [],
  duplicates: [],
  hasTwoSignatureAlgorithms: false,
  unreadableTimes: [],
};
const known = new WeakMap<Certificate, Departures>();

/** In what a certificate departs from the standard; that which the strict decoder made departs in nothing. */
export function departuresOf(certificate: Certificate): Departures {
  return known.get(certificate) ?? noDepartures;
}

/** Not for callers: only the tolerant decoder knows. */
export function noteDepartures(certificate: Certificate, departures: Departures): void {
  known.set(certificate, departures);
}
