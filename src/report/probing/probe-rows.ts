import type { RouteRow } from '../failover-rows.ts';

/** TLS as a peer showed it, on one leg. */
export interface TlsRow {
  /** `TLSv1.3`. */
  readonly protocol: string;
  readonly cipher: string;
  /** The group of the key exchange, `null` where the library does not tell. */
  readonly keyExchange: string | null;
  readonly alpn: string | null;
  /** Whether an OCSP response was stapled. */
  readonly ocspStaple: boolean;
  /** Whether it asked for a certificate of the client, which the agent has none of. */
  readonly wantsClientCertificate: boolean;
}

/** One leg of a way. */
export interface LegRow {
  readonly leg: string;
  /** Which proxy of the way is resolved, connected to, secured or asked, from 1; `null` for the target. */
  readonly hop: number | null;
  readonly ms: number;
  readonly ok: boolean;
  /** Why it did not get where it should, `null` also where an answer says so. */
  readonly fault: string | null;
  /** Addresses that were found, or tried with what came of each. */
  readonly addresses: readonly { readonly address: string; readonly fault: string | null }[];
  /** The answer to CONNECT or `GET /status`. */
  readonly answer: { readonly status: number; readonly reason: string } | null;
  /** The login that was sent. */
  readonly login: 'basic' | 'digest' | null;
  readonly tls: TlsRow | null;
}

/** A certificate of a chain, in the order in which the peer sent it. */
export interface ChainRow {
  readonly sha256: string;
  /** `null` for a malformed certificate. */
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly notAfter: string | null;
}

/** Whether somebody on the way answers with certificates of his own, and what that is concluded from. */
export interface InterceptionRow {
  readonly verdict: 'intercepted' | 'passed-through' | 'unknown';
  readonly because: string;
}

/** How far the clock of a peer, as its `Date` tells it, is from the clock of this host. */
export interface ClockRow {
  readonly of: 'proxy' | 'target';
  /** Whole seconds; negative where it is behind. */
  readonly aheadSeconds: number;
}

/** What a real curl made of the same way. */
export interface CurlRow {
  readonly agrees: boolean;
  /** `null` where it did not end by itself. */
  readonly exitCode: number | null;
  /** Its own words, redacted. */
  readonly message: string;
}

/** One proxy, or the direct way, and one target. */
export interface WayRow {
  /** Place in the list, from 1, or `direct`. */
  readonly index: number | 'direct';
  /** Redacted URL, `A > B` for a chain of proxies; `direct`; or `unreadable` for an entry that is no proxy URL. */
  readonly proxy: string;
  /** `host:port`; `null` for a proxy that was not tried. */
  readonly target: string | null;
  /**
   * `ignored`: behind the last proxy that the agent uses; it was not tried.
   * `cancelled`: the run ended before this way did.
   */
  readonly status: 'ok' | 'warning' | 'critical' | 'ignored' | 'cancelled';
  /** Id of the cause, `null` where all is well. */
  readonly cause: string | null;
  readonly detail: string | null;
  /** What to do about the cause. */
  readonly remedy: string | null;
  /** The next step as a command line for a POSIX shell, on one printable line, without logins; `null` where there is none. */
  readonly command: string | null;
  /** Ids of less specific causes that apply too. */
  readonly alsoSeen: readonly string[];
  readonly legs: readonly LegRow[];
  readonly chain: readonly ChainRow[];
  /** The certificate above the chain that is neither sent nor in the bundle. */
  readonly missing: { readonly issuer: string; readonly keyIdentifier: string | null } | null;
  /** The bundle's certificate that anchored the target's chain. */
  readonly anchor: { readonly sha256: string; readonly line: number; readonly subject: string; readonly isRoot: boolean } | null;
  /** Whether trust in the target or in the proxy rests on an anchor that is no root: libcurl accepts that, many other clients do not. */
  readonly partialChain: boolean;
  /** Whether the chain that the bundle alone does not trust is trusted with the system store beside it; `null` where that was not asked. */
  readonly withSystemStore: boolean | null;
  /** `null` where no chain of the target was seen. */
  readonly interception: InterceptionRow | null;
  readonly clocks: readonly ClockRow[];
  /** `null` where curl was not asked. */
  readonly curl: CurlRow | null;
  /** Command lines that show the same by hand, without the login. */
  readonly commands: readonly string[];
}

/** A list of hosts that are reached without a proxy, and its entry that a target matches. */
export interface BypassRow {
  readonly variable: string;
  readonly entry: string;
  /** File and line, or `null` for the environment. */
  readonly setAt: string | null;
}

/** One target, and which way leads there. */
export interface TargetRow {
  /** `host:port`. */
  readonly target: string;
  readonly uses: number | 'direct' | null;
  /** Attempt by attempt, in both readings of what a failure is; `null` where a way was not finished. */
  readonly route: RouteRow | null;
  /** Whether it counts for the agent's own variable is not documented. */
  readonly bypass: BypassRow | null;
}

/** The bundle that the probe was made with. */
export interface BundleRow {
  readonly path: string;
  /** Whether the agent's TLS library loads the file. */
  readonly loads: boolean;
  /** Where and why it does not; then nothing is trusted, whatever a way shows. */
  readonly loadError: { readonly line: number; readonly why: string } | null;
}

/** What `probe` saw, and what the agent would do. */
export interface ProbeRows {
  /** `host:port`: the first target. */
  readonly target: string;
  readonly targets: readonly TargetRow[];
  readonly bundle: BundleRow;
  /** `--proxy`, or the variable that holds the list, with the file and line that set it where it was not the environment. */
  readonly setBy: string | null;
  /** Grouped by proxy; each has a row for each target. */
  readonly proxies: readonly WayRow[];
  /** To the first target. */
  readonly route: { readonly uses: number | 'direct' | null };
  /** What ended the run before all ways had ended. */
  readonly cutShort: 'deadline' | 'interrupt' | null;
}
