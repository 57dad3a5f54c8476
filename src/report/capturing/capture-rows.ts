import type { Finding } from '../../certificate/finding.ts';
import type { ChainRow, InterceptionRow } from '../probing/probe-rows.ts';

/** Where a certificate comes from: the peer sent it, or it completes what the peer left out. */
export type ProvenanceRow = 'sent' | 'bundle' | 'system-store' | 'fetched';

/** A certificate on the way from the leaf up. */
export interface PathRow {
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly role: 'leaf' | 'intermediate' | 'root';
  readonly from: ProvenanceRow;
}

/** The certificate to trust where the peer is to be trusted. */
export interface CaRow {
  readonly sha256: string;
  readonly subject: string;
  /** `intermediate` where its issuer is not to be had: it serves libcurl as an anchor, but not every client. */
  readonly kind: 'root' | 'intermediate';
  readonly from: ProvenanceRow;
  /** Whether browsers ship it: then nobody re-signs. */
  readonly publicRoot: boolean;
  /** Its line in the bundle, `null` where the bundle does not hold it. */
  readonly inBundle: number | null;
  /** Whether it may be merged: no finding is an error. */
  readonly accepted: boolean;
  readonly findings: readonly Finding[];
}

/** The chain of one peer, put in order. */
export interface CapturedChainRow {
  readonly of: 'proxy' | 'target';
  /** Which proxy of the way, from 1; `null` for the target. */
  readonly hop: number | null;
  /** `host:port` of the peer. */
  readonly authority: string;
  /** Whether the bundle trusts it. */
  readonly trusted: boolean;
  /** OpenSSL's code where it does not. */
  readonly verifyError: string | null;
  /** From the leaf upwards, each signed by the next. */
  readonly path: readonly PathRow[];
  /** Sent too, but no part of the path; a malformed one has no names. */
  readonly strays: readonly ChainRow[];
  /** The certificate above the path that is neither sent nor at hand. */
  readonly missing: { readonly issuer: string; readonly keyIdentifier: string | null; readonly places: readonly string[] } | null;
  readonly ca: CaRow | null;
  /** Of the target alone. */
  readonly interception: InterceptionRow | null;
}

/** What `capture` saw, and what it wrote. */
export interface CaptureRows {
  /** `index`: its place in the list, `null` where a URL named it. `url` is redacted, `A > B` for a chain of proxies. */
  readonly proxy: { readonly index: number | null; readonly url: string; readonly setBy: string | null };
  /** `host:port`. */
  readonly target: string;
  readonly bundle: { readonly path: string; readonly state: 'loads' | 'does-not-load' | 'not-there'; readonly why: string | null };
  /** The proxies that speak TLS first, in the order in which they are passed. */
  readonly chains: readonly CapturedChainRow[];
  /** Place in `chains`, from 0, of the one whose CA was asked for; `null` where that chain was not seen. */
  readonly chosen: number | null;
  /** What was fetched to complete them, where that was asked for. */
  readonly fetches: readonly { readonly url: string; readonly fault: string | null }[];
  /** Why the way ended before the chain that was asked for. */
  readonly failure: { readonly cause: string; readonly detail: string; readonly remedy: string } | null;
  /** The fingerprint that was expected, which the CA has; `null` where none was given. */
  readonly expected: string | null;
  /** The file that was to be written; `null` where none was named. */
  readonly output: {
    readonly path: string;
    readonly written: boolean;
    readonly changed: boolean;
    readonly generation: number | null;
  } | null;
}
