import type { Leg } from '../../proxy/handshake/observation.ts';
import type { LoggedId } from './logged-ids.ts';

/**
 * What one line says of a connection, before the lines around it are known.
 *
 * `says`: a `detail` names the reason; a `summary` repeats the end of what was told before, or names no reason.
 */
export type LineSign =
  | {
      readonly kind: 'failure';
      readonly causeId: LoggedId;
      readonly says: 'detail' | 'summary';
      readonly leg?: Leg['leg'];
      /** The host and port that were asked for. */
      readonly peer?: Peer;
    }
  /** An answer to CONNECT that is no tunnel, at the end of all tries to log in. */
  | { readonly kind: 'tunnel-refused'; readonly status: number }
  /** The peer does not speak TLS: which peer that is, other lines tell. */
  | { readonly kind: 'no-tls'; readonly isTarget?: true }
  /** The peer ends the handshake without a reason. */
  | { readonly kind: 'handshake-refused' }
  /** What openssl says of a certificate at a depth of the chain, the leaf being 0. */
  | { readonly kind: 'depth'; readonly depth: number; readonly subject: string }
  | { readonly kind: 'expired'; readonly says: 'detail' | 'summary'; readonly depth?: number }
  /** A connection that cannot be made; `errno` is the system's word, if the line has it. */
  | { readonly kind: 'not-connected'; readonly causeId: LoggedId; readonly says: 'detail' | 'summary'; readonly peer?: Peer }
  /** A setting that the agent complains of. */
  | { readonly kind: 'setting'; readonly causeId: LoggedId }
  /** A connection is begun, perhaps through a proxy. */
  | { readonly kind: 'attempt'; readonly proxy?: string; readonly peer?: Peer; readonly isVerbose?: true; readonly isTlsAtOnce?: true }
  | { readonly kind: 'next-proxy' }
  | { readonly kind: 'connected'; readonly peer?: Peer }
  | { readonly kind: 'tunnel-asked'; readonly host: string }
  | { readonly kind: 'tunnel-open' }
  | { readonly kind: 'login-sent' }
  /** The request behind the tunnel, and its path. */
  | { readonly kind: 'request'; readonly path: string }
  | { readonly kind: 'answer'; readonly status: number; readonly reason: string }
  /** The peer answers CONNECT in something else than HTTP. */
  | { readonly kind: 'no-http' }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  | { readonly kind: 'certificate-wanted' }
  | { readonly kind: 'cipher'; readonly isAgreed: boolean }
  /** All is well, if nothing has failed before. */
  | { readonly kind: 'verified' }
  | { readonly kind: 'success' }
  /** Nothing of weight, but a line of this kind of program. */
  | { readonly kind: 'known' };

/** A host and port as a line tells them. */
export interface Peer {
  readonly host: string;
  readonly port: number | undefined;
}

/** How one kind of line is recognised. */
export interface LogRule {
  /** A piece of text that each such line holds, and few others: looked for before the pattern is tried. */
  readonly hint: string;
  /** Without nested repetition: lines are hostile, and up to 64 KiB long. */
  readonly pattern: RegExp;
  readonly sign: (match: RegExpExecArray) => LineSign | undefined;
}
