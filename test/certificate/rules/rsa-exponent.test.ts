import { expect, it } from 'vitest';
import { rsaExponent } from '../../../src/certificate/rules/rsa-exponent.ts';
import { decodedWith } from '../decoded.ts';
import { ecKey, rsaKey } from '../keys.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const check = (publicKeyInfo: Buffer) => rsaExponent.check(decodedWith({ publicKeyInfo }), { now });

it(`accepts ${rsaExponent.examples.kept}`, () => {
  expect(check(rsaKey(2048, [1, 0, 1]))).toBeUndefined();
});

it(`refuses ${rsaExponent.examples.broken}`, () => {
  expect(check(rsaKey(2048, [1]))).toBe('its RSA exponent is not above 1');
});

it('refuses an even one', () => {
  expect(check(rsaKey(2048, [1, 0, 0]))).toBe('its RSA exponent is even');
});

it.each([
  ['exponent 3', rsaKey(2048, [3])],
  ['a key that has none', ecKey('1.2.840.10045.3.1.7')],
])('accepts %s', (_, key) => {
  expect(check(key)).toBeUndefined();
});
