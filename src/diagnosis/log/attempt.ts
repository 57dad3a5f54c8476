import type { HttpHead } from '../../proxy/handshake/http-head.ts';
import type { LineSign, Peer } from './line-sign.ts';
import type { LoggedFailure } from './log-event.ts';

/** A failure as well as the lines so far tell it. */
export interface PendingFailure extends LoggedFailure {
  readonly says: 'detail' | 'summary';
  /** One address of perhaps several was in vain. */
  readonly isConnecting: boolean;
}

/** What is known of one connection of one process while its lines are read. */
export interface Attempt {
  /** Whether a line told its begin. */
  readonly isBegun: boolean;
  /** Whether its course is told line by line. */
  readonly isVerbose: boolean;
  /** Without a login. */
  readonly proxy: string | undefined;
  readonly hasLogin: boolean;
  readonly peer: Peer | undefined;
  readonly host: string | undefined;
  readonly isTunnelAsked: boolean;
  readonly isTunnelOpen: boolean;
  /** The peer answered CONNECT in something else than HTTP. */
  readonly isNoHttp: boolean;
  readonly requestPath: string | undefined;
  /** The answer to CONNECT. */
  readonly answer: HttpHead | undefined;
  readonly wantsCertificate: boolean;
  readonly isCipherAgreed: boolean;
  /** That of the certificate that openssl spoke of last. */
  readonly depth: number | undefined;
  readonly pending: PendingFailure | undefined;
  /** Whether its end was told: what follows is another. */
  readonly isTold: boolean;
}

/** A connection of which nothing is known. */
export const unknownAttempt: Attempt = {
  isBegun: false,
  isVerbose: false,
  proxy: undefined,
  hasLogin: false,
  peer: undefined,
  host: undefined,
  isTunnelAsked: false,
  isTunnelOpen: false,
  isNoHttp: false,
  requestPath: undefined,
  answer: undefined,
  wantsCertificate: false,
  isCipherAgreed: false,
  depth: undefined,
  pending: undefined,
  isTold: false,
};

/** A sign that tells of a failure. */
export type FailureSign = Extract<
  LineSign,
  { kind: 'failure' | 'tunnel-refused' | 'no-tls' | 'handshake-refused' | 'expired' | 'not-connected' }
>;

const failing: ReadonlySet<string> = new Set(['failure', 'tunnel-refused', 'no-tls', 'handshake-refused', 'expired', 'not-connected']);

/** Whether a sign tells of a failure. */
export function isFailure(sign: LineSign): sign is FailureSign {
  return failing.has(sign.kind);
}
