import { forecast, type Ordering, type Outcome } from './forecast.ts';
import { type Reading, type Situation, usedProxies } from './situation.ts';

/** What becomes of the host when exactly these proxies are dead. */
export interface Subset {
  /** Ascending. */
  readonly down: readonly number[];
  readonly outcomes: readonly Outcome[];
}

/**
 * What becomes of the host for every set of dead proxies: 2ⁿ of them, at most 32, the smallest sets first.
 *
 * A proxy outside the set works, or is untrusted where the situation says so: a proxy that is dead in the situation is
 * taken as one that comes back. An entry that is no proxy URL stays so, and is in none of the sets.
 */
export function subsetsOf(situation: Situation, ordering: Ordering, reading: Reading): readonly Subset[] {
  const readable = usedProxies(situation).filter((number) => situation.proxies[number - 1] !== 'unreadable');
  return downSets(readable).map((down) => {
    const proxies = situation.proxies.map((condition, i) => {
      if (down.includes(i + 1)) return 'dead';
      return condition === 'dead' ? 'works' : condition;
    });
    return { down, outcomes: forecast({ ...situation, proxies }, ordering, reading).outcomes };
  });
}

function downSets(numbers: readonly number[]): readonly (readonly number[])[] {
  // Each set is a number of which the highest bit stands for proxy 1; counted down, sets of one size come in lexicographic order.
  const isIn = (set: number, place: number): boolean => (set & (1 << (numbers.length - 1 - place))) !== 0;
  const sets = Array.from({ length: 2 ** numbers.length }, (_, i) => 2 ** numbers.length - 1 - i);
  return sets.map((set) => numbers.filter((_, place) => isIn(set, place))).toSorted((left, right) => left.length - right.length);
}
