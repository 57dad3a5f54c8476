import { expect, it } from 'vitest';
import { bitString, objectIdentifier, octets, sequence } from '../../../fixtures/der.ts';
import { weakKey } from '../../../src/certificate/rules/weak-key.ts';
import { decodedWith } from '../decoded.ts';
import { dsaKey, ecKey, explicitEcKey, pssKey, rsaKey } from '../keys.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const check = (publicKeyInfo: Buffer) => weakKey.check(decodedWith({ publicKeyInfo }), { now });

it(`accepts ${weakKey.examples.kept}`, () => {
  expect(check(rsaKey(2048))).toBeUndefined();
});

it(`refuses ${weakKey.examples.broken}`, () => {
  expect(check(rsaKey(1024))).toBe('its RSA key has 1024 bits; 2048 are the least');
});

it.each([
  ['DSA of 2048 bits', dsaKey(2048)],
  ['P-224', ecKey('1.3.132.0.33', 28)],
  ['explicit parameters over 256 bits', explicitEcKey(32)],
  ['explicit parameters over 256 bits, compressed', explicitEcKey(32, true)],
  ['Ed25519', sequence(sequence(objectIdentifier('1.3.101.112')), bitString(octets('11'.repeat(32))))],
])('accepts %s', (_, key) => {
  expect(check(key)).toBeUndefined();
});

it.each([
  ['RSA of 2040 bits', rsaKey(2040), 'its RSA key has 2040 bits; 2048 are the least'],
  ['RSASSA-PSS of 1024 bits', pssKey(1024), 'its RSA-PSS key has 1024 bits; 2048 are the least'],
  ['DSA of 1024 bits', dsaKey(1024), 'its DSA key has 1024 bits; 2048 are the least'],
  ['P-192', ecKey('1.2.840.10045.3.1.1', 24), 'its EC key has 192 bits; 224 are the least'],
  ['a curve without a name here, over 160 bits', ecKey('1.3.132.0.28', 20), 'its EC key has 160 bits; 224 are the least'],
  ['explicit parameters over 128 bits', explicitEcKey(16), 'its EC key has 128 bits; 224 are the least'],
])('refuses %s', (_, key, detail) => {
  expect(check(key)).toBe(detail);
});
