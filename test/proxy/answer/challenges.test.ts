import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { challengesOf } from '../../../src/proxy/answer/challenges.ts';

/** Each scheme with its parameters. */
function read(...fields: readonly string[]): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  const headers = fields.map((value) => ['proxy-authenticate', value] as const);
  return challengesOf({ status: 407, reason: '', headers }).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

describe('the challenges of a 407', () => {
  it.each<[string, readonly string[], readonly (readonly [string, Readonly<Record<string, string>>])[]]>([
    ['one', ['Basic realm="a"'], [['Basic', { realm: 'a' }]]],
    ['a bare scheme', ['Negotiate'], [['Negotiate', {}]]],
    [
      'one in each field',
      ['NTLM', 'Basic realm=a'],
      [
        ['NTLM', {}],
        ['Basic', { realm: 'a' }],
      ],
    ],
    [
      'several in one field',
      ['Negotiate, NTLM, Basic realm="a, b"'],
      [
        ['Negotiate', {}],
        ['NTLM', {}],
        ['Basic', { realm: 'a, b' }],
      ],
    ],
    [
      'the example of RFC 9110 §11.6.1',
      ['Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""'],
      [
        ['Basic', { realm: 'simple' }],
        ['Newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }],
      ],
    ],
    [
      'Digest with a list inside quotes',
      ['Digest realm="r" , NONCE = "n", qop="auth, auth-int",algorithm=SHA-256 , stale=FALSE'],
      [['Digest', { realm: 'r', nonce: 'n', qop: 'auth, auth-int', algorithm: 'SHA-256', stale: 'FALSE' }]],
    ],
    [
      'a token of base64',
      ['Negotiate dG9rZW4=, Basic realm="a"'],
      [
        ['Negotiate', {}],
        ['Basic', { realm: 'a' }],
      ],
    ],
    [
      'empty elements',
      [', ,Basic realm="a",, ,NTLM,'],
      [
        ['Basic', { realm: 'a' }],
        ['NTLM', {}],
      ],
    ],
    ['a parameter that occurs twice', ['Basic realm="a", realm="b"'], [['Basic', { realm: 'a' }]]],
    [
      'a field that begins with no name',
      ['"odd"', 'Basic'],
      [
        ['unnamed', {}],
        ['Basic', {}],
      ],
    ],
    [
      'a quotation mark that stays open',
      ['Basic realm="a'],
      [
        ['Basic', {}],
        ['realm', {}],
      ],
    ],
    ['an empty field', [''], []],
  ])('are read: %s', (_, fields, challenges) => {
    expect(read(...fields)).toEqual(challenges);
  });

  it('are read in bounded time and number, whatever is sent', () => {
    const start = performance.now();
    for (const field of [
      'a,'.repeat(8000),
      `Basic ${' '.repeat(16_000)}x`,
      `Basic realm="${'\\"'.repeat(8000)}`,
      `a ${'b=c,'.repeat(4000)}`,
    ]) {
      expect(read(field).length).toBeLessThanOrEqual(32);
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});
