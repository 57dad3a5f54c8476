/** Every order of these numbers, in lexicographic order of their places: n! of them, so at most 120 for five proxies. */
export function permutationsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  if (numbers.length === 0) return [[]];
  return numbers.flatMap((first, i) => permutationsOf(numbers.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

/**
 * One order of these numbers, drawn with a `seed`: the same one for the same seed, whole numbers from 0 to 2³² - 1.
 *
 * Algorithm: for each place, from the first on, one of those that are left, namely the one at `floor(u * left)`, where the
 * `u` are the outputs of mulberry32 from that seed. It is made to be repeated, not to be unpredictable, and is not the
 * agent's own generator.
 */
export function drawnOrder(numbers: readonly number[], seed: number): readonly number[] {
  const next = mulberry32(seed);
  const left = [...numbers];
  return numbers.flatMap(() => left.splice(Math.floor(next() * left.length), 1));
}

/** Numbers from 0 to below 1. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
