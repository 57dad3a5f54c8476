import type { Certificate } from '../certificate.ts';
import type { TrustSettings } from '../trust-settings.ts';
import type { PathFailure } from './path-failure.ts';

/** What a leaf is asked to be for. The agent asks for `tls-server`; the others are those of `openssl verify -purpose`. */
export type PathPurpose = 'tls-server' | 'tls-client' | 'time-stamping' | 'code-signing';

/** A question: would these anchors trust this chain? */
export interface PathRequest {
  /** As sent: the leaf first, the rest in any order. */
  readonly chain: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  /** OpenSSL's settings of trust (`BEGIN TRUSTED CERTIFICATE`) of those anchors that have some. */
  readonly trustSettings?: ReadonlyMap<Certificate, TrustSettings> | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Name or address for which the leaf has to be; `undefined`: any. */
  readonly host?: string | undefined;
  /** By whose rules OpenSSL's path is for that host: libcurl's, which compares hosts by itself, unless said otherwise. */
  readonly hostRules?: 'libcurl' | 'openssl';
  /** Whether an anchor may be a certificate that is no root: libcurl has it so (`true`), `openssl verify` not. */
  readonly allowsPartialChain: boolean;
  /** What OpenSSL's level of security asks of keys and signatures: `openssl verify -auth_level`; the libraries' default is 1, Debian's 2. */
  readonly securityLevel: 0 | 1 | 2;
  /** `undefined`: any purpose. */
  readonly purpose: PathPurpose | undefined;
}

/** A path that was tried, and what is wrong with it. */
export interface JudgedPath {
  /** From the leaf up. */
  readonly path: readonly Certificate[];
  /** That which its builder meets first in front; empty where it is trusted. */
  readonly failures: readonly PathFailure[];
}

/** What one way of building and judging paths concludes. The path is the one that is trusted, or the one that came furthest. */
export interface PathJudgement extends JudgedPath {
  readonly isTrusted: boolean;
  /** The other paths that were tried; a list of bounded length. */
  readonly others: readonly JudgedPath[];
}

/** What OpenSSL says, as `openssl verify` prints it: number, depth and `unable to get local issuer certificate`. */
export interface OpensslError {
  readonly code: number;
  /** 0 is the leaf. */
  readonly depth: number;
  readonly text: string;
}

/** The answer, twice where two are to be had. */
export interface PathVerdict {
  /** What OpenSSL, the library of the agent, does: it follows one path and does not turn back. The host is compared as libcurl does. */
  readonly openssl: PathJudgement & {
    /** `undefined` where it trusts, and where libcurl alone refuses the host. */
    readonly error: OpensslError | undefined;
  };
  /** What RFC 5280 and RFC 4158 say: every path is tried. */
  readonly standard: PathJudgement;
}
