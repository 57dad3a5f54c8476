import type { Certificate } from '../../certificate.ts';
import type { Ledgers } from '../ledgers.ts';
import type { PathFailure, PathFailureId } from '../path-failure.ts';
import type { PathRequest } from '../path-verdict.ts';

/** A path on its way from the leaf up, and what is wrong with it so far. */
export interface PartialPath {
  readonly certificates: readonly Certificate[];
  readonly failures: readonly PathFailure[];
  /** How many of its CAs are not self-issued: those that a path length counts. */
  readonly countedCas: number;
}

/** What a check of one certificate may ask. */
export interface Step {
  readonly certificate: Certificate;
  /** Its place: 0 is the leaf. */
  readonly depth: number;
  /** The path below it, from the leaf up; none below the leaf. */
  readonly below: PartialPath;
  readonly isAnchor: boolean;
  readonly request: PathRequest;
  readonly ledgers: Ledgers;
}

/** One rule of the standard: what is wrong with a certificate in its place; `undefined`: nothing. */
export type StandardCheck = (step: Step) => { readonly id: PathFailureId; readonly detail: string } | undefined;
