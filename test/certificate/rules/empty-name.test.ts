import { expect, it } from 'vitest';
import { criticalExtension, extensions } from '../../../fixtures/certificates.ts';
import { sequence } from '../../../fixtures/der.ts';
import { emptyName } from '../../../src/certificate/rules/empty-name.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const nameless = sequence();

it(`accepts ${emptyName.examples.kept}`, () => {
  expect(emptyName.check(decodedWith({}), { now })).toBeUndefined();
});

it(`refuses ${emptyName.examples.broken}`, () => {
  expect(emptyName.check(decodedWith({ subject: nameless }), { now })).toBe('its subject is empty');
});

it('refuses an empty issuer', () => {
  expect(emptyName.check(decodedWith({ issuer: nameless }), { now })).toBe('its issuer is empty');
});

it('accepts a leaf without a subject, whose names stand in an extension', () => {
  const leaf = decodedWith({ subject: nameless, extensions: extensions(criticalExtension('2.5.29.19', sequence())) });
  expect(emptyName.check(leaf, { now })).toBeUndefined();
});
