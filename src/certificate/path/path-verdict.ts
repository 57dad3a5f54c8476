import type { Certificate } from '../certificate.ts';
import type { PathFailure } from './path-failure.ts';

/** A question: would these anchors trust this chain? */
export interface PathRequest {
  /** As sent: the leaf first, the rest in any order. */
  readonly chain: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Name or address for which the leaf has to be; `undefined`: any. */
  readonly host?: string | undefined;
  /** Whether an anchor may be a certificate that is no root: libcurl has it so (`true`), `openssl verify` not. */
  readonly allowsPartialChain: boolean;
  /** What OpenSSL's level of security asks of keys and signatures: `openssl verify -auth_level`; the libraries' default is 1, Debian's 2. */
  readonly securityLevel: 0 | 1 | 2;
  /** `undefined`: any purpose. */
  readonly purpose: 'tls-server' | undefined;
}

/** What one way of building and judging paths concludes. */
export interface PathJudgement {
  readonly isTrusted: boolean;
  /** The path that is trusted, or the one that came furthest; from the leaf up. */
  readonly path: readonly Certificate[];
  /** What is wrong with that path, that which its builder meets first in front; empty where it is trusted. */
  readonly failures: readonly PathFailure[];
  /** The other paths that were tried, and what is wrong with each. */
  readonly others: readonly { readonly path: readonly Certificate[]; readonly failures: readonly PathFailure[] }[];
}

/** The answer, twice where two are to be had. */
export interface PathVerdict {
  /** What OpenSSL, the library of the agent, does: it follows one path and does not turn back. */
  readonly openssl: PathJudgement & {
    /** Its own words, as `openssl verify` prints them: `unable to get local issuer certificate`; `undefined` where it trusts. */
    readonly error: { readonly code: number; readonly depth: number; readonly text: string } | undefined;
  };
  /** What RFC 5280 and RFC 4158 say: every path is tried. */
  readonly standard: PathJudgement;
}
