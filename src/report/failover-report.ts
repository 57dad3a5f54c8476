import type { Course, End } from '../proxy/failover/course.ts';
import { forecast, type Ordering, type Outcome } from '../proxy/failover/forecast.ts';
import { type Fraction, fractionText } from '../proxy/failover/fraction.ts';
import {
  type Condition,
  type DirectCondition,
  maxUsedProxies,
  type Reading,
  readings,
  type Situation,
} from '../proxy/failover/situation.ts';
import { subsetsOf } from '../proxy/failover/subsets.ts';
import type {
  CourseRow,
  EndRow,
  FailoverRow,
  OutcomeRow,
  ProbabilityRow,
  RouteReadingRow,
  RouteRow,
  SubsetRow,
  TimedOutcomeRow,
} from './failover-rows.ts';
import type { Status } from './report.ts';

/** What the failover is told from. */
export interface FailoverFacts {
  /** In the configured order, also those that the agent ignores; `proxy` is redacted. */
  readonly proxies: readonly { readonly proxy: string; readonly condition: Condition }[];
  /** How many of them the agent uses, at most 5; all five where it is left out. */
  readonly maxProxies?: number;
  readonly failOpen: boolean;
  readonly direct: DirectCondition;
  readonly ordering: Ordering;
  /** What says so: an option, or a file and line; left out where nothing does and it is assumed. */
  readonly setBy?: { readonly order?: string | undefined; readonly failOpen?: string | undefined };
}

/** What the agent does with these proxies, in both readings. */
export function routeRow(facts: FailoverFacts): RouteRow {
  const { failOpen, direct, ordering, setBy } = facts;
  const { proxies, situation } = usedOf(facts);
  const rows = readings.map((reading) => readingRow(situation, ordering, reading));
  return {
    order: ordering.kind,
    seed: (ordering.kind === 'random' ? ordering.seed : undefined) ?? null,
    failOpen,
    setBy: { order: setBy?.order ?? null, failOpen: setBy?.failOpen ?? null },
    direct,
    proxies: proxies.map(({ proxy, condition }, i) => ({ index: i + 1, proxy, condition })),
    ignored: facts.proxies.length - proxies.length,
    readingsDiffer: new Set(rows.map(({ outcomes }) => outcomes.map(outcomeKey).join())).size > 1,
    readings: rows,
  };
}

/** The same, with the table over all sets of dead proxies. */
export function failoverRow(facts: FailoverFacts): FailoverRow {
  const { situation } = usedOf(facts);
  const row = routeRow(facts);
  return {
    ...row,
    readings: row.readings.map((reading) => ({ ...reading, subsets: subsetRows(situation, facts.ordering, reading.reading) })),
  };
}

function usedOf({ proxies: all, maxProxies = maxUsedProxies, failOpen, direct }: FailoverFacts): {
  readonly proxies: FailoverFacts['proxies'];
  readonly situation: Situation;
} {
  const proxies = all.slice(0, Math.min(maxProxies, maxUsedProxies));
  return { proxies, situation: { proxies: proxies.map(({ condition }) => condition), failOpen, direct } };
}

/**
 * The status of a failover: good where every connection reports in both readings, critical where none does in any, a
 * warning between the two. A host without a proxy is judged by its direct connection.
 */
export function failoverStatus({ proxies, direct, readings: rows }: FailoverRow): Status {
  if (proxies.length === 0) return ({ works: 'ok', fails: 'critical', untested: 'unknown' } as const)[direct];
  const ends = rows.flatMap(({ outcomes }) => outcomes.map(({ end }) => end));
  if (ends.every((end) => end === 'reports')) return 'ok';
  return ends.includes('reports') ? 'warning' : 'critical';
}

function subsetRows(situation: Situation, ordering: Ordering, reading: Reading): readonly SubsetRow[] {
  return subsetsOf(situation, ordering, reading).map(({ down, outcomes }) => ({ down, outcomes: outcomes.map(outcomeRow) }));
}

function readingRow(situation: Situation, ordering: Ordering, reading: Reading): RouteReadingRow {
  const { outcomes, courses, drawn } = forecast(situation, ordering, reading);
  return {
    reading,
    outcomes: outcomes.map(timedOutcomeRow),
    courses: courses.map((course) => ({ ...courseRow(course), ...probabilityRow(course.probability) })),
    drawn: drawn ? courseRow(drawn) : null,
  };
}

function timedOutcomeRow(outcome: Outcome): TimedOutcomeRow {
  return {
    ...outcomeRow(outcome),
    attempts: outcome.lengths.map(({ attempts, probability }) => ({ count: attempts, ...probabilityRow(probability) })),
  };
}

function outcomeRow({ end, probability }: Outcome): OutcomeRow {
  return { ...endRow(end), ...probabilityRow(probability) };
}

function courseRow({ attempts, end }: Course): CourseRow {
  return { attempts, ...endRow(end) };
}

function endRow(end: End): EndRow {
  if (end.kind === 'reports') return { end: 'reports', through: end.through };
  if (end.kind === 'silent') return { end: 'silent', through: null };
  return { end: end.isTested ? 'direct' : 'direct-untested', through: null };
}

function probabilityRow(probability: Fraction): ProbabilityRow {
  return { probability: probability.numerator / probability.denominator, fraction: fractionText(probability) };
}

function outcomeKey({ end, through, fraction }: OutcomeRow): string {
  return `${end} ${through} ${fraction}`;
}
