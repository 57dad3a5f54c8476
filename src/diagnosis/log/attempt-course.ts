import { type Attempt, unknownAttempt } from './attempt.ts';
import type { LineSign } from './line-sign.ts';
import type { LogEvent } from './log-event.ts';

const maxHeaders = 50;
const maxProxyLength = 120;

/** A connection begins, or goes on with its next address. */
export function begun(attempt: Attempt, sign: Extract<LineSign, { kind: 'attempt' }>, emit: (event: LogEvent) => void): Attempt {
  const { proxy, peer, isVerbose = false, isTlsAtOnce = false } = sign;
  const isSame = goesOn(attempt, sign);
  if (!isSame && attempt.pending) emit(attempt.pending);
  const start = isSame ? attempt : unknownAttempt;
  const named = proxy === undefined ? {} : proxyOf(proxy);
  return {
    ...start,
    ...named,
    isBegun: true,
    isVerbose: start.isVerbose || isVerbose,
    isTunnelOpen: start.isTunnelOpen || isTlsAtOnce,
    ...(peer && { peer }),
  };
}

/** The lines of one begin: the proxy, then each of its addresses; what openssl says on standard error may come before all. */
function goesOn(attempt: Attempt, { proxy, isTlsAtOnce }: Extract<LineSign, { kind: 'attempt' }>): boolean {
  if (attempt.isTold || proxy !== undefined) return false;
  if (isTlsAtOnce) return !attempt.isBegun;
  if (attempt.isTunnelAsked || attempt.isCipherAgreed) return false;
  return !attempt.pending || attempt.pending.isConnecting;
}

/** Its login was taken out before. What is neither a host nor a URL is not told: it could be a login without a host. */
function proxyOf(text: string): Pick<Attempt, 'proxy' | 'hasLogin'> {
  const clean = text.replace(/["',;)\]]+$/, '');
  const proxy = clean.replace('***@', '').slice(0, maxProxyLength);
  return { proxy: place.test(proxy) ? proxy : undefined, hasLogin: clean.includes('***') };
}

const place = /^(?:[a-z][a-z0-9]{1,9}:\/\/)?(?:[^\s:/?#@*%[\]]+|\[[0-9a-f:.]+\]?)(?::\d{1,5})?\/?$/i;

/** What a line that is neither a begin, an end nor a failure adds. */
export function told(attempt: Attempt, sign: LineSign): Attempt {
  switch (sign.kind) {
    case 'connected':
      return connected(attempt, sign);
    case 'tunnel-asked':
      return { ...attempt, isTunnelAsked: true, isTunnelOpen: false, host: sign.host, requestPath: undefined };
    case 'tunnel-open':
      return { ...attempt, isTunnelAsked: true, isTunnelOpen: true, isCipherAgreed: false, wantsCertificate: false };
    case 'login-sent':
      return { ...attempt, hasLogin: true };
    case 'request':
      return { ...attempt, requestPath: sign.path };
    case 'answer':
      return { ...attempt, answer: { status: sign.status, reason: sign.reason, headers: [] } };
    case 'header': {
      const { answer } = attempt;
      if (!answer || attempt.isTunnelOpen || answer.headers.length >= maxHeaders) return attempt;
      return { ...attempt, answer: { ...answer, headers: [...answer.headers, [sign.name, sign.value]] } };
    }
    case 'no-http':
      return attempt.isTunnelAsked && !attempt.isTunnelOpen && !attempt.answer ? { ...attempt, isNoHttp: true } : attempt;
    case 'certificate-wanted':
      return { ...attempt, wantsCertificate: true };
    case 'cipher':
      return { ...attempt, isCipherAgreed: sign.isAgreed };
    case 'depth':
      // Only openssl speaks so, which knows no tunnel.
      return { ...attempt, depth: sign.depth, isVerbose: true, isTunnelOpen: true };
    default:
      return attempt;
  }
}

/** Only whoever tells the course line by line says so; the name that was asked for says more than its address. */
function connected(attempt: Attempt, { peer }: Extract<LineSign, { kind: 'connected' }>): Attempt {
  const { pending, ...known } = attempt;
  const open = pending?.isConnecting ? undefined : pending;
  return { ...known, pending: open, ...(peer && { peer, isVerbose: true }) };
}
