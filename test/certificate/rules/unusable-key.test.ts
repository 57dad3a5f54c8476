import { expect, it } from 'vitest';
import { objectIdentifier, octets } from '../../../fixtures/der.ts';
import { unusableKey } from '../../../src/certificate/rules/unusable-key.ts';
import { decodedWith } from '../decoded.ts';
import { dsaKey, ecKey, keyInfo, rsaKey } from '../keys.ts';

const now = Date.parse('2026-11-22T00:00:00Z');

it(`accepts ${unusableKey.examples.kept}`, () => {
  expect(unusableKey.check(decodedWith({}), { now })).toBeUndefined();
});

it(`refuses ${unusableKey.examples.broken}`, () => {
  const certificate = decodedWith({ publicKeyInfo: keyInfo('1.2.3.4', objectIdentifier('1.2.3'), octets('04')) });
  expect(unusableKey.check(certificate, { now })).toBe('OpenSSL does not decode its key (1.2.3.4)');
});

it.each([
  ['a compressed point that lies beside its curve', ecKey('1.2.840.10045.3.1.7', 32, 'ff'), 'EC P-256'],
  ['a curve that OpenSSL does not know', ecKey('1.2.3.4'), 'EC 1.2.3.4'],
])('refuses %s', (_, publicKeyInfo, text) => {
  expect(unusableKey.check(decodedWith({ publicKeyInfo }), { now })).toBe(`OpenSSL does not decode its key (${text})`);
});

it.each([
  ['RSA', rsaKey(2048)],
  ['DSA', dsaKey(1024)],
])('accepts %s, whose numbers OpenSSL does not look at', (_, publicKeyInfo) => {
  expect(unusableKey.check(decodedWith({ publicKeyInfo }), { now })).toBeUndefined();
});
