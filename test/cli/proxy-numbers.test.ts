import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proxyNumbers } from '../../src/cli/proxy-numbers.ts';
import { Failure } from '../../src/failure.ts';

function failureOf(text: string, used = 5): Failure {
  try {
    proxyNumbers(text, '--down', used);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error(`"${text}" was read`);
}

describe('the numbers of proxies', () => {
  it.each([
    ['1', [1]],
    ['1,3', [1, 3]],
    ['5, 2 ,1', [1, 2, 5]],
  ])('are read from "%s", ascending', (text, expected) => expect(proxyNumbers(text, '--down', 5)).toEqual(expected));

  it.each(['', ',', '1,', '1;3', '0', '01', '-1', '1.0', '1e0', '1-3', 'one', '١', '1000', 'proxy 1'])('are not read from "%s"', (text) => {
    expect(failureOf(text)).toMatchObject({ code: 'usage', why: 'the value of --down is no list of proxy numbers' });
  });

  it.each([
    ['6', 5, '--down names proxy 6, and the agent uses only 5'],
    ['2', 1, '--down names proxy 2, and the agent uses only one'],
    ['1', 0, '--down names proxy 1, and the agent uses none'],
    ['1,3,9', 3, '--down names proxy 9, and the agent uses only 3'],
  ])('are refused where there is no such proxy: "%s" of %i', (text, used, why) => {
    expect(failureOf(text, used)).toMatchObject({ code: 'usage', why });
  });

  it('are refused where one is named twice', () => {
    expect(failureOf('3,1,3')).toMatchObject({ code: 'usage', why: '--down names proxy 3 twice' });
  });

  it('are every set that can be written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (numbers) => {
        expect(proxyNumbers(numbers.join(','), '--down', 5)).toEqual(numbers.toSorted());
      }),
    );
  });

  it('are never quoted where they are none, for that may be a proxy with its password', () => {
    const failure = failureOf('http://user:geheim@gate.example:3128');
    expect(`${failure.message} ${failure.why} ${failure.next}`).not.toMatch(/geheim|gate/);
  });
});
