import type { History } from '../bundle/store/history.ts';
import type { HistoryReport } from './store-rows.ts';

/** What the command found beside the history itself. */
export interface HistoryFacts extends History {
  readonly bundle: string;
  /** Whether there is a bundle. */
  readonly isThere: boolean;
  /** Number of the generation that the bundle has the content of. */
  readonly live: number | undefined;
}

/** The report of `history`. */
export function historyReport({ generations, damaged, bundle, isThere, live }: HistoryFacts): HistoryReport {
  const isStray = generations.length + damaged.length > 0 && live === undefined;
  return {
    schemaVersion: 1,
    command: 'history',
    status: isStray || damaged.length > 0 ? 'warning' : 'ok',
    bundle,
    exists: isThere,
    live: live ?? null,
    generations: generations.map(({ number, when, why, by, count, sha256, added, removed }) => ({
      number,
      when,
      why,
      by,
      count,
      sha256,
      added,
      removed,
    })),
    damaged,
  };
}
