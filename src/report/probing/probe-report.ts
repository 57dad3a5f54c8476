import { unforeseenError } from '../../diagnosis/causes/unforeseen-error.ts';
import { proxyUnreadable } from '../../diagnosis/proxy-unreadable.ts';
import type { ProbeReport, Status } from '../report.ts';
import { observedRow } from './observed-row.ts';
import type { BundleRow, ProbeRows, TargetRow, WayRow } from './probe-rows.ts';
import type { ObservedWay, UnfinishedWay, UnwalkedWay } from './probed-way.ts';

/** What the probe was made with. */
export interface ProbeOutcome {
  readonly bundle: BundleRow;
  readonly setBy: string | undefined;
  /** Grouped by proxy. */
  readonly ways: readonly (ObservedWay | UnfinishedWay | UnwalkedWay)[];
  /** In the order in which they were named; at least one. */
  readonly targets: readonly TargetRow[];
  readonly cutShort: 'deadline' | 'interrupt' | undefined;
}

const nothingSeen = {
  alsoSeen: [],
  legs: [],
  chain: [],
  missing: null,
  anchor: null,
  partialChain: false,
  withSystemStore: null,
  interception: null,
  clocks: [],
  curl: null,
  commands: [],
} as const;

/**
 * The report of `probe`: unknown where the run was ended before all that was asked for, or failed of itself, critical where no proxy reaches one of the targets, a warning
 * where only some do.
 */
export function probeReport(outcome: ProbeOutcome): ProbeReport {
  return probeReportOf(probeRows(outcome));
}

/** The same of rows that are made already. */
export function probeReportOf(rows: ProbeRows): ProbeReport {
  return { schemaVersion: 1, command: 'probe', status: rows.cutShort === null ? probeStatus(rows) : 'unknown', ...rows };
}

/** What was seen, without a verdict. */
export function probeRows({ bundle, setBy, ways, targets, cutShort }: ProbeOutcome): ProbeRows {
  const [{ target, uses } = { target: '', uses: null }] = targets;
  const proxies = ways.map(wayRow);
  return { target, targets, bundle, setBy: setBy ?? null, proxies, route: { uses }, cutShort: cutShort ?? null };
}

function probeStatus({ proxies: rows, targets }: Pick<ProbeRows, 'proxies' | 'targets'>): Status {
  const proxies = rows.filter(({ index, status }) => index !== 'direct' && status !== 'ignored');
  const isDirectOnly = proxies.length === 0;
  const closed = targets.filter((target) => (isDirectOnly ? target.uses === null : !isReached(target)));
  if (closed.some(({ target }) => !isUntold(target, rows))) return 'critical';
  if (closed.length > 0) return 'unknown';
  const counted = isDirectOnly ? rows : proxies;
  return counted.every(({ status }) => status === 'ok') ? 'ok' : 'warning';
}

/** Whether nobody can say that no way leads to a target, for cabundle itself failed on one. */
function isUntold(target: string, rows: readonly WayRow[]): boolean {
  return rows.some((way) => way.target === target && way.cause === unforeseenError.id);
}

/** Whether some connection ends up with a proxy; in random order others may end elsewhere. */
function isReached({ uses, route }: TargetRow): boolean {
  if (!route) return typeof uses === 'number';
  return route.readings.some(({ outcomes }) => outcomes.some(({ end }) => end === 'reports'));
}

function wayRow(way: ProbeOutcome['ways'][number]): WayRow {
  const { index } = way;
  switch (way.kind) {
    case 'unreadable':
      return {
        ...nothingSeen,
        index,
        proxy: 'unreadable',
        target: null,
        status: proxyUnreadable.severity,
        cause: proxyUnreadable.id,
        detail: `this entry of the list is no proxy URL: ${way.why}`,
        remedy: proxyUnreadable.remedy,
        command: null,
      };
    case 'ignored': {
      const detail = 'it stands behind the last proxy that the agent uses';
      return { ...nothingSeen, index, proxy: way.proxy, target: null, status: 'ignored', cause: null, detail, remedy: null, command: null };
    }
    case 'unfinished': {
      const { proxy, target } = way;
      const detail = 'the run ended before this way was begun';
      return { ...nothingSeen, index, proxy, target, status: 'cancelled', cause: null, detail, remedy: null, command: null };
    }
    case 'observed':
      return observedRow(way);
  }
}
