import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnOrder, permutationsOf } from '../../../src/proxy/failover/orders.ts';

describe('the orders of proxies', () => {
  it('are all there, each once, in lexicographic order', () => {
    expect(permutationsOf([1, 2, 3]).map((order) => order.join(''))).toEqual(['123', '132', '213', '231', '312', '321']);
    const five = permutationsOf([1, 2, 3, 4, 5]).map((order) => order.join(''));
    expect(new Set(five).size).toBe(120);
    expect(five).toEqual(five.toSorted());
    expect(new Set(five.map((order) => [...order].toSorted().join('')))).toEqual(new Set(['12345']));
  });

  it('are one, the empty one, without a proxy', () => {
    expect(permutationsOf([])).toEqual([[]]);
    expect(drawnOrder([], 1)).toEqual([]);
  });
});

describe('a drawn order', () => {
  // The first outputs of mulberry32 from 0 are 0.2664…, 0.0003…, 0.2232…, 0.1462…: of five the second, then each time the first.
  it('follows the documented generator', () => expect(drawnOrder([1, 2, 3, 4, 5], 0)).toEqual([2, 1, 3, 4, 5]));

  it('is the same one for the same seed, and an order of the same proxies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 5 }), (seed, count) => {
        const numbers = Array.from({ length: count }, (_, i) => i + 1);
        const order = drawnOrder(numbers, seed);
        expect(order).toEqual(drawnOrder(numbers, seed));
        expect(order.toSorted((left, right) => left - right)).toEqual(numbers);
      }),
    );
  });

  it('comes about as often as any other', () => {
    const draws = 24_000;
    const seen = new Map<string, number>();
    for (let seed = 0; seed < draws; seed++) {
      const order = drawnOrder([1, 2, 3, 4], seed).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    // Pearson's test with 23 degrees of freedom: beyond 49.7 in one of a thousand fair generators.
    const expected = draws / 24;
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(49.7);
  });
});
