import type { Origin } from '../../bundle/origin.ts';
import type { RefusalRow } from '../certificate-rows.ts';
import type { ReportHead } from '../report-head.ts';

/** One thing that is wrong with one path. */
export interface PathFailureRow {
  /** One of the ids of failures of paths. */
  readonly id: string;
  /** The certificate that it is wrong with; `null` where there is none. */
  readonly sha256: string | null;
  readonly subject: string | null;
  /** Its place in the path, 0 is the leaf; of one that was left out, its place in the chain. */
  readonly depth: number;
  readonly detail: string;
}

/** A path that was tried: fingerprints, the leaf first. */
export interface TriedPathRow {
  readonly path: readonly string[];
  readonly failures: readonly PathFailureRow[];
}

/** What one way of building paths concludes. */
export interface JudgementRow extends TriedPathRow {
  readonly trusted: boolean;
  readonly others: readonly TriedPathRow[];
}

/** A certificate of one of the paths. */
export interface PathCertificateRow {
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Where it stands in the chain; `null` where it was not sent. */
  readonly sent: Origin | null;
  /** Its line in the bundle; `null` where it is not in it. */
  readonly bundleLine: number | null;
  /** What is malformed in it, though the agent's library does not mind; `null` in all others. */
  readonly fault: string | null;
}

/** What `verify` says of a chain. */
export interface VerifyReport extends ReportHead<'verify'> {
  /** The file of the chain, `-` for standard input. */
  readonly chain: string;
  /** The instant at which it was judged. */
  readonly at: string;
  /** The name or address that was checked; `null`: none was. */
  readonly host: string | null;
  readonly bundle: {
    readonly path: string;
    readonly loads: boolean;
    readonly loadError: { readonly line: number; readonly why: string } | null;
  };
  /** By what it was judged. */
  readonly rules: { readonly partialChain: boolean; readonly securityLevel: number; readonly purpose: string };
  /** Whether the agent's library trusts the chain. */
  readonly trusted: boolean;
  /** Id of the failure that decides; `null` where it is trusted. */
  readonly reason: string | null;
  /** The path that the agent's library follows: fingerprints, the leaf first. */
  readonly path: readonly string[];
  readonly failures: readonly PathFailureRow[];
  /** What OpenSSL, the agent's library, does; `null` where there is no path to judge. */
  readonly openssl:
    | (JudgementRow & { readonly error: { readonly code: number; readonly depth: number; readonly text: string } | null })
    | null;
  /** What RFC 5280 and RFC 4158 say. */
  readonly standard: JudgementRow | null;
  /** The certificates of all these paths. */
  readonly certificates: readonly PathCertificateRow[];
  /** How many certificates stood in the chain, each counted once, and how many more than once. */
  readonly sent: { readonly count: number; readonly repeated: number };
  /** Blocks of the chain that are no certificates. */
  readonly refused: readonly RefusalRow[];
}
