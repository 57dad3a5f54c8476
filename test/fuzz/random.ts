/** A source of choices that gives the same ones for the same seed. */
export interface Random {
  /** A whole number from 0 to `limit - 1`; 0 where the limit is 0. */
  readonly below: (limit: number) => number;
  /** One of these. */
  readonly of: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** True once in `times` asks. */
  readonly once: (times: number) => boolean;
  /** As many octets. */
  readonly octets: (count: number) => Buffer;
}

/** Choices from a seed, a whole number (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    of: (values) => values[below(values.length)] ?? values[0],
    once: (times) => below(times) === 0,
    octets: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
