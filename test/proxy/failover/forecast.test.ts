import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { End } from '../../../src/proxy/failover/course.ts';
import { forecast } from '../../../src/proxy/failover/forecast.ts';
import { type Fraction, fractionText } from '../../../src/proxy/failover/fraction.ts';
import { drawnOrder } from '../../../src/proxy/failover/orders.ts';
import type { Situation } from '../../../src/proxy/failover/situation.ts';
import { usedWay } from '../../../src/proxy/failover/used-way.ts';
import { condition, reading, situation } from './arbitrary.ts';

const sequential = { kind: 'sequential' } as const;
const random = { kind: 'random' } as const;

/** `reports 2`. */
function endText(end: End): string {
  return end.kind === 'reports' ? `reports ${end.through}` : end.kind;
}

/** Adds up exactly: 120 is a multiple of every denominator that five proxies can give. */
function in120ths(fractions: readonly Fraction[]): number {
  return fractions.reduce((sum, { numerator, denominator }) => {
    expect(120 % denominator).toBe(0);
    return sum + (numerator * 120) / denominator;
  }, 0);
}

describe('the forecast of a random order', () => {
  it.each<[string, Situation, readonly string[]]>([
    ['two that work', { proxies: ['works', 'works'], failOpen: true, direct: 'works' }, ['reports 1: 1/2', 'reports 2: 1/2']],
    ['one of three dead', { proxies: ['works', 'dead', 'works'], failOpen: true, direct: 'works' }, ['reports 1: 1/2', 'reports 3: 1/2']],
    [
      'one of three untrusted',
      { proxies: ['works', 'untrusted', 'works'], failOpen: true, direct: 'works' },
      ['reports 1: 1/3', 'reports 3: 1/3', 'silent: 1/3'],
    ],
    ['all dead', { proxies: ['dead', 'dead'], failOpen: true, direct: 'works' }, ['direct: 1']],
    ['none', { proxies: [], failOpen: false, direct: 'works' }, ['direct: 1']],
  ])('gives each outcome its exact probability: %s', (_, where, expected) => {
    const { outcomes } = forecast(where, random, 'http-only');
    expect(outcomes.map(({ end, probability }) => `${endText(end)}: ${fractionText(probability)}`)).toEqual(expected);
  });

  it('tells after how many attempts an end is reached', () => {
    const { outcomes } = forecast({ proxies: ['dead', 'works', 'dead'], failOpen: true, direct: 'works' }, random, 'http-only');
    expect(outcomes[0]?.lengths.map(({ attempts, probability }) => `${attempts}: ${fractionText(probability)}`)).toEqual([
      '1: 1/3',
      '2: 1/3',
      '3: 1/3',
    ]);
  });

  it('gives probabilities that add up to exactly 1', () => {
    fc.assert(
      fc.property(situation(8), reading, fc.constantFrom(sequential, random), (where, by, ordering) => {
        const { courses, outcomes } = forecast(where, ordering, by);
        expect(in120ths(courses.map(({ probability }) => probability))).toBe(120);
        expect(in120ths(outcomes.map(({ probability }) => probability))).toBe(120);
        for (const { probability, lengths } of outcomes)
          expect(in120ths(lengths.map((length) => length.probability))).toBe(in120ths([probability]));
      }),
    );
  });

  it('agrees with a count over all orders that is written otherwise', () => {
    fc.assert(
      fc.property(situation(), reading, (where, by) => {
        const counted = countByHand(where, by === 'trust-too');
        const { courses, outcomes } = forecast(where, random, by);
        const ends = new Map(outcomes.map(({ end, probability }) => [endText(end), in120ths([probability])]));
        expect(ends).toEqual(counted.ends);
        const ways = new Map(courses.map(({ attempts, probability }) => [attempts.map(({ via }) => via).join(), in120ths([probability])]));
        expect(ways).toEqual(counted.ways);
      }),
    );
  });

  it('draws one order with a seed, which changes nothing else', () => {
    fc.assert(
      fc.property(situation(), reading, fc.nat(), (where, by, seed) => {
        const { drawn, ...rest } = forecast(where, { kind: 'random', seed }, by);
        const vias = drawn?.attempts.map(({ via }) => via) ?? [];
        const order = drawnOrder(
          where.proxies.map((_, i) => i + 1),
          seed,
        );
        expect(vias.filter((via) => via !== 'direct')).toEqual(order.slice(0, vias.filter((via) => via !== 'direct').length));
        expect(rest.courses.map(({ attempts }) => attempts)).toContainEqual(drawn?.attempts);
        expect({ ...rest, drawn: undefined }).toEqual(forecast(where, random, by));
      }),
    );
  });
});

describe('the forecast of the sequential order', () => {
  it('is the one course of the configured order, for certain', () => {
    fc.assert(
      fc.property(situation(), reading, (where, by) => {
        const { courses, outcomes, drawn } = forecast(where, sequential, by);
        expect(courses).toHaveLength(1);
        expect(outcomes).toHaveLength(1);
        expect(courses[0]?.probability).toEqual({ numerator: 1, denominator: 1 });
        expect(drawn).toBeUndefined();
        const vias = courses[0]?.attempts.map(({ via }) => via) ?? [];
        expect(vias.filter((via) => via !== 'direct')).toEqual(vias.filter((via) => via !== 'direct').map((_, i) => i + 1));
        const atRandom = forecast(where, random, by).courses.map(({ attempts }) => attempts);
        expect(atRandom).toContainEqual(courses[0]?.attempts);
      }),
    );
  });

  it('never tries a sixth proxy', () => {
    const where: Situation = { proxies: [...Array<'dead'>(5).fill('dead'), 'works'], failOpen: false, direct: 'works' };
    expect(forecast(where, sequential, 'trust-too')).toMatchObject({ outcomes: [{ end: { kind: 'silent' } }] });
    expect(forecast(where, random, 'trust-too')).toMatchObject({ outcomes: [{ end: { kind: 'silent' } }] });
  });
});

describe('the readings of "failure"', () => {
  it('agree where no proxy is untrusted', () => {
    fc.assert(
      fc.property(situation(), fc.constantFrom(sequential, random), (where, ordering) => {
        const trusted = { ...where, proxies: where.proxies.map((one) => (one === 'untrusted' ? 'dead' : one)) };
        expect(forecast(trusted, ordering, 'http-only')).toEqual(forecast(trusted, ordering, 'trust-too'));
      }),
    );
  });

  it('treat an untrusted proxy as a dead one where trust counts', () => {
    fc.assert(
      fc.property(situation(), fc.constantFrom(sequential, random), (where, ordering) => {
        const dead = { ...where, proxies: where.proxies.map((one) => (one === 'untrusted' ? 'dead' : one)) };
        expect(forecast(where, ordering, 'trust-too').outcomes).toEqual(forecast(dead, ordering, 'trust-too').outcomes);
      }),
    );
  });
});

describe('the way that is used', () => {
  it('is the first proxy that works, else the tested direct connection, else none that is known', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 5 }), fc.constantFrom('works', 'fails', 'untested'), (proxies, direct) => {
        const first = proxies.indexOf('works') + 1;
        const otherwise = direct === 'works' ? 'direct' : null;
        expect(usedWay(forecast({ proxies, failOpen: true, direct }, sequential, 'trust-too'))).toBe(first > 0 ? first : otherwise);
      }),
    );
  });

  it('is none that is known where random orders differ', () => {
    const where: Situation = { proxies: ['works', 'works'], failOpen: true, direct: 'works' };
    expect(usedWay(forecast(where, random, 'trust-too'))).toBeNull();
    expect(usedWay(forecast({ ...where, proxies: ['works', 'dead'] }, random, 'trust-too'))).toBe(1);
  });
});

/** Ends and ways in 120ths: of all numbers with n digits those that hold each place once, and a walk along their digits. */
function countByHand({ proxies, failOpen, direct }: Situation, goesOnAfterTrust: boolean): Record<'ends' | 'ways', Map<string, number>> {
  const all = proxies.map((_, i) => `${i}`).join('');
  const ends = new Map<string, number>();
  const ways = new Map<string, number>();
  const numbers = Array.from({ length: 5 ** proxies.length }, (_, i) => (all === '' ? '' : i.toString(5).padStart(proxies.length, '0')));
  const orders = numbers.filter((order) => [...order].toSorted().join('') === all);
  for (const order of orders) {
    const stop = [...order].findIndex((digit) => {
      const met = proxies[Number(digit)];
      return met === 'works' || (met === 'untrusted' && !goesOnAfterTrust);
    });
    const tried = [...(stop === -1 ? order : order.slice(0, stop + 1))].map((digit) => `${Number(digit) + 1}`);
    const goesDirect = stop === -1 && (failOpen || order === '');
    const last = proxies[Number(order[stop])];
    let end = 'silent';
    if (stop !== -1 && last === 'works') end = `reports ${tried.at(-1)}`;
    else if (goesDirect && direct !== 'fails') end = 'direct';
    const way = [...tried, ...(goesDirect ? ['direct'] : [])].join();
    ends.set(end, (ends.get(end) ?? 0) + 120 / orders.length);
    ways.set(way, (ways.get(way) ?? 0) + 120 / orders.length);
  }
  return { ends, ways };
}
