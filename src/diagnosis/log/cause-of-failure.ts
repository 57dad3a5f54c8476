import type { Leg } from '../../proxy/handshake/observation.ts';
import { offeredSchemes } from '../../proxy/handshake/tunnel.ts';
import { isUnreachable } from '../refused-tunnel.ts';
import type { Attempt, FailureSign } from './attempt.ts';
import type { LoggedId } from './logged-ids.ts';

/** A cause and the leg that it is about, as far as lines tell it. */
export interface SettledCause {
  readonly causeId: LoggedId;
  readonly leg: Leg['leg'] | undefined;
}

/** The cause behind a failing line, with what the lines before it have told of the same connection. */
export function causeOfFailure(sign: FailureSign, attempt: Attempt): SettledCause {
  switch (sign.kind) {
    case 'tunnel-refused':
      return { causeId: refusedTunnelCause(sign.status, attempt), leg: 'tunnel' };
    case 'no-tls':
      return noTlsCause(attempt, sign.isTarget);
    case 'handshake-refused':
      return { causeId: attempt.wantsCertificate ? 'client-certificate-wanted' : 'no-common-tls', leg: tlsLeg(attempt) };
    case 'expired':
      return { causeId: expiredCause(sign.depth ?? attempt.depth), leg: tlsLeg(attempt) };
    case 'not-connected':
      return { causeId: sign.causeId, leg: 'connect' };
    case 'failure':
      return failureCause(sign.causeId, sign.leg, attempt);
  }
}

function refusedTunnelCause(status: number, attempt: Attempt): LoggedId {
  const head = attempt.answer?.status === status ? attempt.answer : { status, reason: '', headers: [] };
  if (status !== 407 && status !== 401) return isUnreachable(head) ? 'target-unreachable-from-proxy' : 'connect-denied';
  const schemes = offeredSchemes(head).map((scheme) => scheme.toLowerCase());
  if (status === 407 && schemes.length > 0 && !schemes.includes('basic')) return 'basic-not-offered';
  return attempt.hasLogin ? 'login-refused' : 'login-required';
}

/** Where the proxy is not known, the port tells: that of the platform is 443. */
function noTlsCause(attempt: Attempt, isToldTarget = false): SettledCause {
  const isTarget =
    isToldTarget ||
    attempt.isTunnelOpen ||
    attempt.proxy?.startsWith('http:') === true ||
    attempt.peer?.port === 443 ||
    attempt.isTunnelAsked;
  return isTarget ? { causeId: 'target-not-tls', leg: 'target-tls' } : { causeId: 'proxy-speaks-http', leg: 'proxy-tls' };
}

/** curl does not tell whose: proxies mint leaves by the day, their CAs are forgotten. */
function expiredCause(depth: number | undefined): LoggedId {
  return depth === 0 ? 'leaf-expired' : 'ca-expired';
}

const resets: ReadonlySet<LoggedId> = new Set(['connection-reset', 'connection-failed']);

function failureCause(causeId: LoggedId, leg: Leg['leg'] | undefined, attempt: Attempt): SettledCause {
  const isInTunnel = attempt.isTunnelAsked && !attempt.isTunnelOpen;
  if (causeId === 'proxy-closes-connect' && attempt.isNoHttp) return { causeId: 'not-a-proxy', leg: 'tunnel' };
  if (resets.has(causeId) && isInTunnel) return { causeId: 'proxy-closes-connect', leg: 'tunnel' };
  if (leg !== undefined) return { causeId, leg };
  if (isInTunnel) return { causeId, leg: 'tunnel' };
  if (causeId === 'not-a-proxy-url') return { causeId, leg: undefined };
  return { causeId, leg: causeId === 'timed-out' && !attempt.isTunnelOpen ? undefined : tlsLeg(attempt) };
}

/** Whose TLS it is where lines tell it. */
function tlsLeg({ isTunnelOpen, isVerbose }: Attempt): Leg['leg'] | undefined {
  if (isTunnelOpen) return 'target-tls';
  return isVerbose ? 'proxy-tls' : undefined;
}
