import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseOf } from '../../../src/proxy/failover/course.ts';
import type { Condition, DirectCondition, Situation } from '../../../src/proxy/failover/situation.ts';
import { reading, situation } from './arbitrary.ts';

const letters: Readonly<Record<string, Condition>> = { w: 'works', d: 'dead', u: 'untrusted' };

/** `wdu`: proxy 1 works, 2 is dead, 3 is untrusted. */
function of(proxies: string, failOpen: boolean, direct: DirectCondition = 'untested'): Situation {
  return { proxies: [...proxies].map((letter) => letters[letter] ?? 'dead'), failOpen, direct };
}

/** `1:dead 2:works -> reports 2`. */
function told(order: readonly number[], where: Situation, by: 'http-only' | 'trust-too'): string {
  const { attempts, end } = courseOf(order, where, by);
  const detail = end.kind === 'reports' ? ` ${end.through}` : '';
  const untested = end.kind === 'direct' && !end.isTested ? ' untested' : '';
  return `${attempts.map(({ via, met }) => `${via}:${met}`).join(' ')} -> ${end.kind}${detail}${untested}`;
}

describe('the course of a connection', () => {
  it.each([
    ['stops at the first proxy where that works', of('www', true), '1:works -> reports 1'],
    ['goes past dead proxies', of('ddw', true), '1:dead 2:dead 3:works -> reports 3'],
    ['goes direct behind the last, failing open', of('dd', true, 'works'), '1:dead 2:dead direct:works -> direct'],
    ['says that the direct way was not tested', of('d', true), '1:dead direct:untested -> direct untested'],
    ['ends in silence where the direct way fails', of('d', true, 'fails'), '1:dead direct:fails -> silent'],
    ['ends in silence behind the last, failing closed', of('dd', false, 'works'), '1:dead 2:dead -> silent'],
    ['goes direct without a proxy, also failing closed', of('', false, 'works'), 'direct:works -> direct'],
  ])('%s', (_, where, expected) => {
    const order = where.proxies.map((__, i) => i + 1);
    expect(told(order, where, 'http-only')).toBe(expected);
    expect(told(order, where, 'trust-too')).toBe(expected);
  });

  it.each([
    ['ends at', 'http-only', of('duw', true, 'works'), '1:dead 2:untrusted -> silent'],
    ['goes past', 'trust-too', of('duw', true, 'works'), '1:dead 2:untrusted 3:works -> reports 3'],
    ['ends at', 'http-only', of('u', true, 'works'), '1:untrusted -> silent'],
    ['goes past', 'trust-too', of('u', true, 'works'), '1:untrusted direct:works -> direct'],
    ['never comes to', 'http-only', of('wu', true), '1:works -> reports 1'],
  ] as const)('%s an untrusted proxy in the reading %s', (_, by, where, expected) => {
    expect(
      told(
        where.proxies.map((__, i) => i + 1),
        where,
        by,
      ),
    ).toBe(expected);
  });

  it('takes the proxies in the order given', () => {
    expect(told([3, 1, 2], of('wdd', false), 'http-only')).toBe('3:dead 1:works -> reports 1');
  });

  it('remembers nothing: a connection after any other is as the first one', () => {
    fc.assert(
      fc.property(situation(), situation(), reading, (first, other, by) => {
        const order = first.proxies.map((_, i) => i + 1);
        const before = courseOf(order, first, by);
        courseOf(order.toReversed(), other, by);
        expect(courseOf(order, first, by)).toEqual(before);
        // And it begins with the first of the order, whatever befell the connection before.
        expect(before.attempts[0]?.via).toBe(order[0] ?? 'direct');
      }),
    );
  });
});
