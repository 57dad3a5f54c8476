import type { Certificate } from '../certificate.ts';

/** The ids of all that can be wrong with a path; they never change. */
export const pathFailureIds = [
  'issuer-not-found',
  'root-not-trusted',
  'signature-invalid',
  'expired',
  'not-yet-valid',
  'not-a-ca',
  'no-cert-sign',
  'path-length-exceeded',
  'purpose-not-server',
  'name-not-permitted',
  'name-excluded',
  'name-constraint-unsupported',
  'critical-extension-unknown',
  'key-too-weak',
  'signature-too-weak',
  'explicit-curve',
  'distrusted',
  'host-mismatch',
  'malformed',
  'path-too-long',
  'search-exhausted',
] as const;

/** What is wrong with a path. */
export type PathFailureId = (typeof pathFailureIds)[number];

/** One thing that is wrong with one path. */
export interface PathFailure {
  readonly id: PathFailureId;
  /** The certificate that it is wrong with; `undefined` where the search as a whole ended. */
  readonly certificate: Certificate | undefined;
  /** Its place in the path: 0 is the leaf. */
  readonly depth: number;
  /** The fact, on one line; may hold text from the peer. */
  readonly detail: string;
}
