import { expect, it } from 'vitest';
import { validity } from '../../../fixtures/certificates.ts';
import { sequence, text } from '../../../fixtures/der.ts';
import { longValidity } from '../../../src/certificate/rules/long-validity.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');

it(`accepts ${longValidity.examples.kept}`, () => {
  expect(longValidity.check(decodedWith({}), { now })).toBeUndefined();
});

it(`tells of ${longValidity.examples.broken}`, () => {
  const century = sequence(text(0x17, '260101000000Z'), text(0x18, '21260101000000Z'));
  expect(longValidity.check(decodedWith({ validity: century }), { now })).toBe('it is valid for 100 years (until 2126-01-01)');
});

it('accepts thirty years', () => {
  expect(longValidity.check(decodedWith({ validity: validity('190101000000Z', '490101000000Z') }), { now })).toBeUndefined();
});
