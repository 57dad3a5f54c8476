import type { LoggedPeriod } from './log-summary.ts';
import type { LoggedId } from './logged-ids.ts';

/** Counts failures by the hour, or by the day where there are too many hours. */
export interface Histogram {
  readonly note: (time: number, causeId: LoggedId) => void;
  readonly periods: () => { readonly unit: 'hour' | 'day'; readonly periods: readonly LoggedPeriod[]; readonly isCut: boolean };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const maxHours = 48;
/** Ten years and a little: more comes of times that are no times. */
const maxDays = 4000;

/** An empty histogram; its memory is bounded, whatever times it is told. */
export function histogram(): Histogram {
  let unit: 'hour' | 'day' = 'hour';
  let isCut = false;
  let counts = new Map<number, Map<LoggedId, number>>();
  const add = (start: number, causeId: LoggedId, count: number): void => {
    const period = counts.get(start) ?? new Map<LoggedId, number>();
    if (!counts.has(start)) {
      if (unit === 'day' && counts.size >= maxDays) {
        isCut = true;
        return;
      }
      counts.set(start, period);
    }
    period.set(causeId, (period.get(causeId) ?? 0) + count);
  };
  const turnToDays = (): void => {
    const hours = counts;
    counts = new Map();
    unit = 'day';
    for (const [start, period] of hours) for (const [causeId, count] of period) add(startOf(start, dayMs), causeId, count);
  };
  return {
    note: (time, causeId) => {
      add(startOf(time, unit === 'hour' ? hourMs : dayMs), causeId, 1);
      if (unit === 'hour' && counts.size > maxHours) turnToDays();
    },
    periods: () => ({
      unit,
      isCut,
      periods: [...counts]
        .toSorted(([left], [right]) => left - right)
        .map(([start, period]) => ({ start, counts: Object.fromEntries([...period].toSorted(([, left], [, right]) => right - left)) })),
    }),
  };
}

function startOf(time: number, lengthMs: number): number {
  return Math.floor(time / lengthMs) * lengthMs;
}
