import { expect, it } from 'vitest';
import { unusualCurve } from '../../../src/certificate/rules/unusual-curve.ts';
import { decodedWith } from '../decoded.ts';
import { ecKey, explicitEcKey, rsaKey } from '../keys.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const check = (publicKeyInfo: Buffer) => unusualCurve.check(decodedWith({ publicKeyInfo }), { now });

it(`accepts ${unusualCurve.examples.kept}`, () => {
  expect(check(ecKey('1.2.840.10045.3.1.7'))).toBeUndefined();
});

it(`tells of ${unusualCurve.examples.broken}`, () => {
  expect(check(ecKey('1.3.132.0.10'))).toBe('its EC key is on secp256k1');
});

it.each([
  ['P-384', ecKey('1.3.132.0.34', 48)],
  ['P-521', ecKey('1.3.132.0.35', 66)],
  ['RSA', rsaKey(2048)],
  ['a curve that is too small, which another rule refuses', ecKey('1.2.840.10045.3.1.1', 24)],
])('says nothing of %s', (_, key) => {
  expect(check(key)).toBeUndefined();
});

it.each([
  ['P-224', ecKey('1.3.132.0.33', 28), 'its EC key is on P-224'],
  ['brainpool', ecKey('1.3.36.3.3.2.8.1.1.7'), 'its EC key is on brainpoolP256r1'],
  ['a curve without a name here', ecKey('1.2.3.4'), 'its EC key is on 1.2.3.4'],
  ['explicit parameters', explicitEcKey(32), 'its EC key spells out the parameters of its curve'],
])('tells of %s', (_, key, detail) => {
  expect(check(key)).toBe(detail);
});
