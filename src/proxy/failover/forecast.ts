import { type Attempt, type Course, courseOf, type End } from './course.ts';
import { type Fraction, fraction } from './fraction.ts';
import { drawnOrder, permutationsOf } from './orders.ts';
import { type Reading, type Situation, usedProxies } from './situation.ts';

/** In which order a connection takes the proxies (`QualysProxyOrder`); a `seed` draws one random order to be shown. */
export type Ordering = { readonly kind: 'sequential' } | { readonly kind: 'random'; readonly seed?: number | undefined };

/** A course and how likely it is. */
export interface LikelyCourse extends Course {
  readonly probability: Fraction;
}

/** An end, how likely it is, and after how many attempts it is reached. */
export interface Outcome {
  readonly end: End;
  readonly probability: Fraction;
  /** Fewest attempts first; the probabilities add up to that of the outcome. */
  readonly lengths: readonly { readonly attempts: number; readonly probability: Fraction }[];
}

/** What a connection will do, in one reading. */
export interface Forecast {
  /** Those that differ, in lexicographic order; the probabilities add up to 1. */
  readonly courses: readonly LikelyCourse[];
  /** Reports first, by number of the proxy, then direct, then silence; the probabilities add up to 1. */
  readonly outcomes: readonly Outcome[];
  /** The course of the order that the seed draws. */
  readonly drawn: Course | undefined;
}

/**
 * What any one connection will do: exactly for sequential order; for random order every course with its probability.
 *
 * Assumed, for the vendor says no more than "random": each connection takes one permutation of all used proxies, each
 * permutation is equally likely, and no connection depends on another.
 */
export function forecast(situation: Situation, ordering: Ordering, reading: Reading): Forecast {
  const used = usedProxies(situation);
  const orders = ordering.kind === 'random' ? permutationsOf(used) : [used];
  const all = orders.map((order) => courseOf(order, situation, reading));
  const isDrawn = ordering.kind === 'random' && ordering.seed !== undefined;
  return {
    courses: grouped(all, ({ attempts }) => attemptsKey(attempts)).map(([first, ...others]) => ({
      ...first,
      probability: fraction(1 + others.length, all.length),
    })),
    outcomes: grouped(all, ({ end }) => endKey(end))
      .toSorted(([left], [right]) => rank(left.end) - rank(right.end))
      .map((courses) => outcomeOf(courses, all.length)),
    drawn: isDrawn ? courseOf(drawnOrder(used, ordering.seed), situation, reading) : undefined,
  };
}

function outcomeOf(courses: Group<Course>, total: number): Outcome {
  const lengths = grouped(courses, ({ attempts }) => `${attempts.length}`).map((same) => ({
    attempts: same[0].attempts.length,
    probability: fraction(same.length, total),
  }));
  return {
    end: courses[0].end,
    probability: fraction(courses.length, total),
    lengths: lengths.toSorted((left, right) => left.attempts - right.attempts),
  };
}

type Group<Value> = readonly [Value, ...Value[]];

/** Values of the same key together, in the order in which the keys first occur. */
function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Group<Value>[] {
  const groups = new Map<string, [Value, ...Value[]]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups.values()];
}

/** What was met follows from the way, so the ways tell courses of one situation apart. */
function attemptsKey(attempts: readonly Attempt[]): string {
  return attempts.map(({ via }) => via).join(' ');
}

function endKey(end: End): string {
  return end.kind === 'reports' ? `${end.through}` : end.kind;
}

function rank(end: End): number {
  if (end.kind === 'reports') return end.through;
  return end.kind === 'direct' ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;
}
