import type { Certificate } from '../../certificate.ts';
import type { Ledgers } from '../ledgers.ts';
import type { PathFailureId } from '../path-failure.ts';
import type { PathRequest } from '../path-verdict.ts';
import type { OpensslErrorCode } from './openssl-errors.ts';

/** A path that OpenSSL has built, with what its checks ask for. */
export interface BuiltPath {
  /** From the leaf up. */
  readonly certificates: readonly Certificate[];
  /** How many of them, from the leaf up, came from the peer; those behind are anchors. */
  readonly untrusted: number;
  readonly request: PathRequest;
  readonly ledgers: Ledgers;
}

/** One error of a path; the detail says which fact made it. */
export interface PathError {
  readonly code: OpensslErrorCode;
  /** What we call it, where the number says too little. */
  readonly id?: PathFailureId;
  readonly depth: number;
  readonly detail: string;
  /** Set where `openssl verify` would not say it: libcurl does. */
  readonly isOpensslMute?: boolean;
}

/** One of OpenSSL's checks: the errors in the order in which it meets them. */
export type PathCheck = (path: BuiltPath) => Iterable<PathError>;
