import { expect, it } from 'vitest';
import { criticalExtension, extension, extensions } from '../../../fixtures/certificates.ts';
import { element, octetString, octets, sequence, yes } from '../../../fixtures/der.ts';
import { unknownCriticalExtension } from '../../../src/certificate/rules/unknown-critical-extension.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const null_ = octets('05 00');
const check = (...list: readonly Buffer[]) => unknownCriticalExtension.check(decodedWith({ extensions: extensions(...list) }), { now });

it(`accepts ${unknownCriticalExtension.examples.kept}`, () => {
  expect(check(extension('1.2.3.4', null_))).toBeUndefined();
});

it(`refuses ${unknownCriticalExtension.examples.broken}`, () => {
  expect(check(criticalExtension('1.2.3.4', null_))).toBe('it has 1.2.3.4 as critical');
});

it('names every one, key identifiers among them, as OpenSSL does not process them either', () => {
  const identifier = criticalExtension('2.5.29.14', octetString(octets('a1')));
  expect(check(criticalExtension('1.2.3.4', null_), identifier)).toBe('it has 1.2.3.4, 2.5.29.14 as critical');
});

it('accepts what OpenSSL processes', () => {
  const constraints = sequence(element(0xa0, sequence(element(0x82, Buffer.from('corp.example')))));
  const nocheck = criticalExtension('1.3.6.1.5.5.7.48.1.5', null_);
  expect(check(criticalExtension('2.5.29.19', sequence(yes)), criticalExtension('2.5.29.30', constraints), nocheck)).toBeUndefined();
});
