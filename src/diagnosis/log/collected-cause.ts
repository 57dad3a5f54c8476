import type { LoggedFailure } from './log-event.ts';
import type { LoggedCause, LoggedExample, LoggedState } from './log-summary.ts';
import type { LoggedId } from './logged-ids.ts';

/** All that is kept of a cause while a log is read; bounded, however often it is met. */
export interface CollectedCause {
  readonly note: (failure: Omit<LoggedFailure, 'kind'>) => void;
  /** It is left for the next proxy, if it is the last that failed. */
  readonly noteNextProxy: () => void;
  /** A connection to this host went well. */
  readonly noteSuccess: (host: string | undefined) => void;
  /** The log ends here: what is open stays so, whatever another log tells. */
  readonly endOfLog: () => void;
  readonly told: () => LoggedCause;
}

const maxNames = 10;
const maxOpenHosts = 50;
const anyHost = '';

/** Begins to collect a cause. */
export function collectedCause(id: LoggedId, isSetting: boolean): CollectedCause {
  const names = { proxies: new Set<string>(), hosts: new Set<string>() };
  const openHosts = new Set<string>();
  const examples: { first: LoggedExample[]; last: LoggedExample | undefined } = { first: [], last: undefined };
  const times: { first: number | undefined; last: number | undefined } = { first: undefined, last: undefined };
  let [count, stayedOpen, isLeft, wasLeft] = [0, false, false, false];
  let leg: LoggedFailure['leg'];
  const state = (): LoggedState => {
    if (stayedOpen || openHosts.size > 0) return 'current';
    return wasLeft ? 'failed-over' : 'past';
  };
  return {
    note: ({ time, proxy, host, evidence, place, leg: at }) => {
      count += 1;
      leg ??= at;
      isLeft = false;
      addTo(openHosts, host ?? anyHost, maxOpenHosts);
      addTo(names.proxies, proxy, maxNames);
      addTo(names.hosts, host, maxNames);
      if (time !== undefined) {
        times.first = Math.min(times.first ?? time, time);
        times.last = Math.max(times.last ?? time, time);
      }
      const example = { ...place, text: evidence };
      if (examples.first.length < 2) examples.first.push(example);
      else examples.last = example;
    },
    noteNextProxy: () => {
      isLeft = openHosts.size > 0;
    },
    noteSuccess: (host) => {
      if (openHosts.size === 0) return;
      wasLeft = isLeft;
      if (host === undefined) openHosts.clear();
      else for (const known of [host, anyHost]) openHosts.delete(known);
    },
    endOfLog: () => {
      if (openHosts.size > 0) stayedOpen = true;
      openHosts.clear();
    },
    told: () => ({
      id,
      isSetting,
      state: state(),
      leg,
      count,
      ...times,
      proxies: [...names.proxies],
      hosts: [...names.hosts],
      examples: examples.last ? [...examples.first, examples.last] : examples.first,
    }),
  };
}

function addTo(names: Set<string>, name: string | undefined, max: number): void {
  if (name !== undefined && names.size < max) names.add(name);
}
