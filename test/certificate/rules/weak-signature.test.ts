import { expect, it } from 'vitest';
import { commonName } from '../../../fixtures/certificates.ts';
import { element, objectIdentifier, octets, sequence } from '../../../fixtures/der.ts';
import { weakSignature } from '../../../src/certificate/rules/weak-signature.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const signedWith = (algorithm: Buffer, parts = {}) => decodedWith({ algorithm, outerAlgorithm: algorithm, ...parts });
const selfIssued = { subject: sequence(commonName('Same')), issuer: sequence(commonName('Same')) };
const rsa = (oid: string) => sequence(objectIdentifier(oid), octets('05 00'));
const pss = (...parameters: readonly Buffer[]) => sequence(objectIdentifier('1.2.840.113549.1.1.10'), sequence(...parameters));
const pssHash = (oid: string) => element(0xa0, sequence(objectIdentifier(oid)));
const sha1 = rsa('1.2.840.113549.1.1.5');

it(`accepts ${weakSignature.examples.kept}`, () => {
  expect(weakSignature.check(signedWith(sha1, selfIssued), { now })).toBeUndefined();
});

it(`refuses ${weakSignature.examples.broken}`, () => {
  expect(weakSignature.check(signedWith(sha1), { now })).toBe('it is signed with sha1WithRSAEncryption');
});

it.each([
  ['SHA-256 with RSA', rsa('1.2.840.113549.1.1.11')],
  ['RSASSA-PSS and SHA-256', pss(pssHash('2.16.840.1.101.3.4.2.1'))],
  ['Ed25519', sequence(objectIdentifier('1.3.101.112'))],
  ['an algorithm that is not known', sequence(objectIdentifier('1.2.3.4'))],
])('accepts %s', (_, algorithm) => {
  expect(weakSignature.check(signedWith(algorithm), { now })).toBeUndefined();
});

it.each([
  [rsa('1.2.840.113549.1.1.4'), 'md5WithRSAEncryption'],
  [rsa('1.2.840.113549.1.1.3'), 'md4WithRSAEncryption'],
  [rsa('1.2.840.113549.1.1.2'), 'md2WithRSAEncryption'],
  [rsa('1.3.14.3.2.29'), 'sha1WithRSA'],
  [sequence(objectIdentifier('1.2.840.10045.4.1')), 'ecdsa-with-SHA1'],
  [sequence(objectIdentifier('1.2.840.10040.4.3')), 'dsa-with-SHA1'],
  [pss(pssHash('1.3.14.3.2.26')), 'RSASSA-PSS and sha1'],
  [pss(), 'RSASSA-PSS and sha1'],
])('refuses %# %s', (algorithm, name) => {
  expect(weakSignature.check(signedWith(algorithm), { now })).toBe(`it is signed with ${name}`);
});
