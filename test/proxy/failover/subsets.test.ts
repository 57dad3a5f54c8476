import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, type Outcome } from '../../../src/proxy/failover/forecast.ts';
import type { Reading, Situation } from '../../../src/proxy/failover/situation.ts';
import { type Subset, subsetsOf } from '../../../src/proxy/failover/subsets.ts';
import { reading, situation } from './arbitrary.ts';

const sequential = { kind: 'sequential' } as const;
const random = { kind: 'random' } as const;
const three: Situation = { proxies: ['works', 'works', 'works'], failOpen: true, direct: 'untested' };

/** The probability of a report, in 120ths. */
function reporting(outcomes: readonly Outcome[]): number {
  return outcomes
    .filter(({ end }) => end.kind === 'reports')
    .reduce((sum, { probability }) => sum + (probability.numerator * 120) / probability.denominator, 0);
}

/** Those pairs of subsets of which the second has all dead proxies of the first and others. */
function growing(subsets: readonly Subset[]): readonly (readonly [Subset, Subset])[] {
  return subsets.flatMap((less) =>
    subsets.filter((more) => more !== less && less.down.every((number) => more.down.includes(number))).map((more) => [less, more] as const),
  );
}

describe('the table over all sets of dead proxies', () => {
  it('says for each set through which proxy the host reports, or that it goes direct', () => {
    const table = subsetsOf(three, sequential, 'http-only').map(({ down, outcomes }) => [down.join(), outcomes.map(({ end }) => end)]);
    expect(table).toEqual([
      ['', [{ kind: 'reports', through: 1 }]],
      ['1', [{ kind: 'reports', through: 2 }]],
      ['2', [{ kind: 'reports', through: 1 }]],
      ['3', [{ kind: 'reports', through: 1 }]],
      ['1,2', [{ kind: 'reports', through: 3 }]],
      ['1,3', [{ kind: 'reports', through: 2 }]],
      ['2,3', [{ kind: 'reports', through: 1 }]],
      ['1,2,3', [{ kind: 'direct', isTested: false }]],
    ]);
  });

  it('has each set of up to five proxies once, the smallest first, and leaves a sixth out', () => {
    fc.assert(
      fc.property(situation(7), (where) => {
        const downs = subsetsOf(where, sequential, 'http-only').map(({ down }) => down);
        const used = Math.min(where.proxies.length, 5);
        const readable = where.proxies.slice(0, 5).filter((condition) => condition !== 'unreadable').length;
        expect(new Set(downs.map((down) => down.join())).size).toBe(2 ** readable);
        expect(downs).toHaveLength(2 ** readable);
        expect(downs.flat().every((number) => number >= 1 && number <= used)).toBe(true);
        expect(downs.map(({ length }) => length)).toEqual(downs.map(({ length }) => length).toSorted());
      }),
    );
  });

  it('takes a dead proxy as one that can come back, and leaves an untrusted one as it is', () => {
    const where: Situation = { proxies: ['dead', 'untrusted'], failOpen: false, direct: 'untested' };
    const table = subsetsOf(where, sequential, 'http-only').map(({ down, outcomes }) => [down.join(), outcomes[0]?.end.kind]);
    expect(table).toEqual([
      ['', 'reports'],
      ['1', 'silent'],
      ['2', 'reports'],
      ['1,2', 'silent'],
    ]);
  });

  it('never brings back an entry that is no proxy URL', () => {
    const where: Situation = { proxies: ['unreadable', 'works'], failOpen: true, direct: 'untested' };
    expect(subsetsOf(where, sequential, 'http-only').map(({ down, outcomes }) => [down, outcomes[0]?.end])).toEqual([
      [[], { kind: 'reports', through: 2 }],
      [[2], { kind: 'direct', isTested: false }],
    ]);
  });

  it('holds the situation itself as one of its rows', () => {
    fc.assert(
      fc.property(situation(), reading, fc.constantFrom(sequential, random), (where, by, ordering) => {
        const dead = where.proxies.flatMap((condition, i) => (condition === 'dead' ? [i + 1] : []));
        const row = subsetsOf(where, ordering, by).find(({ down }) => down.join() === dead.join());
        expect(row?.outcomes).toEqual(forecast(where, ordering, by).outcomes);
      }),
    );
  });

  it('never lets the host report more often when more proxies die, where trust failures count too', () => {
    fc.assert(
      fc.property(situation(4), fc.constantFrom(sequential, random), (where, ordering) => {
        for (const [less, more] of growing(subsetsOf(where, ordering, 'trust-too')))
          expect(reporting(more.outcomes)).toBeLessThanOrEqual(reporting(less.outcomes));
      }),
    );
  });

  it('can bring a silent host back by the death of a proxy, where only HTTP failures count', () => {
    const where: Situation = { proxies: ['untrusted', 'works'], failOpen: false, direct: 'untested' };
    const reports = (by: Reading): readonly number[] => subsetsOf(where, sequential, by).map(({ outcomes }) => reporting(outcomes));
    expect(reports('http-only')).toEqual([0, 120, 0, 0]);
    expect(reports('trust-too')).toEqual([120, 120, 0, 0]);
  });

  it('reports alike in either order where trust failures count too', () => {
    fc.assert(
      fc.property(situation(4), (where) => {
        const [inOrder, atRandom] = [sequential, random].map((ordering) =>
          subsetsOf(where, ordering, 'trust-too').map(({ outcomes }) => reporting(outcomes)),
        );
        expect(inOrder).toEqual(atRandom);
      }),
    );
  });
});
