import { describe, expect, it } from 'vitest';
import { route, type Way } from '../../src/proxy/route.ts';

const [yes, no] = [true, false];

describe('route', () => {
  it.each<[string, readonly Way[], number | 'direct' | null]>([
    ['the first proxy that reaches', ways(no, yes, yes), 2],
    ['the first where all reach', ways(yes, yes), 1],
    ['a proxy before the direct way', [{ index: 'direct', reaches: yes }, ...ways(no, yes)], 2],
    ['the direct way where no proxy reaches', [...ways(no, no), { index: 'direct', reaches: yes }], 'direct'],
    ['none where nothing reaches', [...ways(no), { index: 'direct', reaches: no }], null],
    ['none where the direct way was not tested', ways(no, no), null],
    ['none of an empty list', [], null],
  ])('takes %s', (_, tested, expected) => {
    expect(route(tested)).toBe(expected);
  });
});

function ways(...reach: readonly boolean[]): readonly Way[] {
  return reach.map((reaches, i) => ({ index: i + 1, reaches }));
}
