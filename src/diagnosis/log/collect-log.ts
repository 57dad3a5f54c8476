import { type CollectedCause, collectedCause } from './collected-cause.ts';
import { histogram } from './histogram.ts';
import type { LinePlace, LogEvent } from './log-event.ts';
import { isDated, timeOfLine } from './log-line.ts';
import { type LogReader, logReader } from './log-reader.ts';
import type { LoggedCause, LogSummary } from './log-summary.ts';

/** Reads logs into a summary; its memory is bounded, however much they tell. */
export interface LogCollection {
  /** A line, with where it stands. */
  readonly read: (line: string, place: LinePlace) => void;
  /** The end of a log with all its rotations: what comes next says nothing about it. */
  readonly endOfLog: () => void;
  readonly summary: () => LogSummary;
}

/** What is looked at in logs, and what is not to be told. */
export interface CollectOptions {
  /** Milliseconds since 1970: lines that tell an older time are passed over, and those without a time behind such a line. */
  readonly since?: number | undefined;
  /** Takes known logins out of a line, before anything is read from it. */
  readonly clean?: ((text: string) => string) | undefined;
}

/** Begins a summary. */
export function collectLog({ since, clean }: CollectOptions = {}): LogCollection {
  const causes = new Map<string, CollectedCause>();
  const counts = histogram();
  const span = new TimeSpan();
  let lastDated: string | undefined;
  let [lines, recognised, successes, isOld] = [0, 0, 0, false];
  const emit = (event: LogEvent): void => {
    switch (event.kind) {
      case 'success':
        successes += 1;
        for (const cause of causes.values()) cause.noteSuccess(event.host);
        return;
      case 'next-proxy':
        for (const cause of causes.values()) cause.noteNextProxy();
        return;
      default: {
        const cause = causes.get(event.causeId) ?? collectedCause(event.causeId, event.kind === 'setting');
        causes.set(event.causeId, cause);
        cause.note(event);
        if (event.kind === 'failure' && event.time !== undefined) counts.note(event.time, event.causeId);
      }
    }
  };
  let reader: LogReader = logReader(emit, clean);
  return {
    read: (line, place) => {
      const dated = isDated(line);
      if (dated && since !== undefined) isOld = (timeOfLine(line) ?? since) < since;
      if (isOld) return;
      lines += 1;
      if (dated) {
        if (lastDated === undefined) span.note(line);
        lastDated = line;
      }
      if (reader.read(line, place) || dated) recognised += 1;
    },
    endOfLog: () => {
      if (lastDated !== undefined) span.note(lastDated);
      lastDated = undefined;
      reader.end();
      for (const cause of causes.values()) cause.endOfLog();
      reader = logReader(emit, clean);
      isOld = false;
    },
    summary: () => ({
      lines,
      recognised,
      successes,
      first: span.first,
      last: span.last,
      causes: [...causes.values()].map((cause) => cause.told()).toSorted(byUrgency),
      histogram: counts.periods(),
    }),
  };
}

/** Of the first and the last line of each file: what lies between is in order. */
class TimeSpan {
  first: number | undefined;
  last: number | undefined;

  note(line: string): void {
    const time = timeOfLine(line);
    if (time === undefined) return;
    this.first = Math.min(this.first ?? time, time);
    this.last = Math.max(this.last ?? time, time);
  }
}

const order: readonly LoggedCause['state'][] = ['current', 'failed-over', 'past'];

/** What closes a way before what the agent only complains of, the current before the past, then the frequent before the rare. */
function byUrgency(left: LoggedCause, right: LoggedCause): number {
  const rank = ({ isSetting, state }: LoggedCause): number => (isSetting ? order.length : order.indexOf(state));
  return rank(left) - rank(right) || right.count - left.count;
}
