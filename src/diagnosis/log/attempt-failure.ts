import { type Attempt, type FailureSign, type PendingFailure, unknownAttempt } from './attempt.ts';
import { causeOfFailure } from './cause-of-failure.ts';
import type { Peer } from './line-sign.ts';
import type { LinePlace, LogEvent } from './log-event.ts';
import type { ReadLine } from './read-log-line.ts';

/** What is told later than this is another story. */
const sameStoryMs = 2000;

/** The failure that a line tells, with what is known of its connection. */
export function failed(sign: FailureSign, { time, evidence }: ReadLine, place: LinePlace, attempt: Attempt): PendingFailure {
  const known = attempt.isTold ? unknownAttempt : attempt;
  const { causeId, leg } = causeOfFailure(sign, known);
  const peer = 'peer' in sign ? sign.peer : undefined;
  const isTarget = peer?.port === 443;
  return {
    kind: 'failure',
    causeId,
    leg,
    time,
    evidence,
    place,
    says: 'says' in sign ? sign.says : 'detail',
    isConnecting: sign.kind === 'not-connected',
    proxy: known.proxy ?? (peer && !isTarget ? peerText(peer) : viaText(known)),
    host: known.host ?? (peer && isTarget ? peerText(peer) : undefined),
  };
}

function peerText({ host, port }: Peer): string {
  return port ? `${host.includes(':') ? `[${host}]` : host}:${port}` : host;
}

/** Where a tunnel is asked for, or another port than the platform's, what was connected to is the proxy. */
function viaText({ isTunnelAsked, peer }: Attempt): string | undefined {
  return peer?.port !== undefined && (isTunnelAsked || peer.port !== 443) ? peerText(peer) : undefined;
}

/** The connection after a failing line: it tells the failure that is known already in other words, or another one. */
export function withFailure(attempt: Attempt, failure: PendingFailure, read: ReadLine, emit: (event: LogEvent) => void): Attempt {
  // The last that curl says of a transfer.
  const isTold = /^curl: \(\d/.test(read.message);
  const { pending } = attempt;
  const isRepeated = isTold && pending?.causeId === failure.causeId;
  if (!pending || attempt.isTold || (!isRepeated && isAnother(pending, failure, attempt))) {
    if (pending) emit(pending);
    return { ...(attempt.isTold ? unknownAttempt : attempt), pending: failure, isTold };
  }
  const better = pending.says === 'summary' && failure.says === 'detail' ? failure : pending;
  return { ...attempt, pending: { ...better, leg: better.leg ?? failure.leg ?? pending.leg }, isTold };
}

function isAnother(pending: PendingFailure, failure: PendingFailure, { isVerbose }: Attempt): boolean {
  if (pending.time !== undefined && failure.time !== undefined && Math.abs(failure.time - pending.time) > sameStoryMs) return true;
  // Nobody but curl -v says the same sentence twice of the same failure.
  if (failure.evidence === pending.evidence) return !isVerbose;
  if (failure.says === 'summary' || pending.says === 'summary') return false;
  return failure.causeId !== pending.causeId && !isVerbose;
}
