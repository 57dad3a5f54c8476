import { type Attempt, isFailure, unknownAttempt } from './attempt.ts';
import { begun, told } from './attempt-course.ts';
import { failed, withFailure } from './attempt-failure.ts';
import type { LineSign } from './line-sign.ts';
import type { LinePlace, LogEvent } from './log-event.ts';
import { type ReadLine, readLogLine } from './read-log-line.ts';

/** Reads one log, line after line. */
export interface LogReader {
  /** Whether the line is one that such programs write about their connections. */
  readonly read: (line: string, place: LinePlace) => boolean;
  /** Tells what is still open. */
  readonly end: () => void;
}

/** Processes whose lines are told apart; of more, the one that has been silent for longest is forgotten. */
const maxWriters = 64;

/** Makes a reader that puts the lines of each connection together, and hands over what comes of it. */
export function logReader(emit: (event: LogEvent) => void, clean?: (text: string) => string): LogReader {
  const attempts = new Map<string, Attempt>();
  const close = ({ pending }: Attempt): void => {
    if (pending) emit(pending);
  };
  return {
    read: (line, place) => {
      const read = readLogLine(line, clean);
      if (!read) return false;
      const attempt = attempts.get(read.writer) ?? unknownAttempt;
      attempts.delete(read.writer);
      attempts.set(read.writer, next(attempt, read, place, emit));
      for (const [writer, oldest] of attempts) {
        if (attempts.size <= maxWriters) break;
        close(oldest);
        attempts.delete(writer);
      }
      return true;
    },
    end: () => {
      for (const attempt of attempts.values()) close(attempt);
      attempts.clear();
    },
  };
}

/** What is known of the connection after one more line. */
function next(attempt: Attempt, read: ReadLine, place: LinePlace, emit: (event: LogEvent) => void): Attempt {
  const { sign, time } = read;
  if (isFailure(sign)) return withFailure(attempt, failed(sign, read, place, attempt), read, emit);
  switch (sign.kind) {
    case 'setting':
      emit({
        kind: 'setting',
        causeId: sign.causeId,
        leg: undefined,
        time,
        proxy: undefined,
        host: undefined,
        evidence: read.evidence,
        place,
      });
      return attempt;
    case 'attempt':
      return begun(attempt, sign, emit);
    case 'next-proxy':
      if (attempt.pending) emit(attempt.pending);
      emit({ kind: 'next-proxy' });
      return unknownAttempt;
    case 'verified':
      return attempt.isCipherAgreed && !attempt.pending ? succeeded(attempt, time, emit) : { ...attempt, isTold: true };
    case 'success':
      return succeeded(attempt, time, emit);
    case 'answer':
      return answered(attempt, sign, read, place, emit);
    default:
      if (attempt.isTold && attempt.pending) emit(attempt.pending);
      return told(attempt.isTold ? unknownAttempt : attempt, sign);
  }
}

function succeeded(attempt: Attempt, time: number | undefined, emit: (event: LogEvent) => void): Attempt {
  if (attempt.pending) emit(attempt.pending);
  emit({ kind: 'success', host: attempt.host, time });
  return { ...attempt, pending: undefined, isTold: true };
}

/** An answer is the proxy's, to CONNECT, or the target's: then the way is open, whatever it says. */
function answered(
  attempt: Attempt,
  sign: Extract<LineSign, { kind: 'answer' }>,
  read: ReadLine,
  place: LinePlace,
  emit: (event: LogEvent) => void,
): Attempt {
  if (attempt.requestPath === undefined) return told(attempt, sign);
  const after = succeeded(attempt, read.time, emit);
  if (attempt.requestPath !== '/status' || sign.status === 200) return after;
  const causeId = sign.status >= 500 && sign.status !== 501 ? 'status-not-ok' : 'status-not-platform';
  const pending = failed({ kind: 'failure', causeId, says: 'detail', leg: 'status' }, read, place, attempt);
  return { ...after, pending, isTold: true };
}
