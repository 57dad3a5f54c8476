import { expect, it } from 'vitest';
import { extension, extensions } from '../../../fixtures/certificates.ts';
import { sequence, yes } from '../../../fixtures/der.ts';
import { root } from '../../../fixtures/lab/authority.ts';
import { basicConstraintsNotCritical } from '../../../src/certificate/rules/basic-constraints-not-critical.ts';
import { decoded, decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');

it(`accepts ${basicConstraintsNotCritical.examples.kept}`, async () => {
  expect(basicConstraintsNotCritical.check(decoded((await root()).der), { now })).toBeUndefined();
});

it(`tells of ${basicConstraintsNotCritical.examples.broken}`, () => {
  const certificate = decodedWith({ extensions: extensions(extension('2.5.29.19', sequence(yes))) });
  expect(basicConstraintsNotCritical.check(certificate, { now })).toBe('its basic constraints are not critical');
});

it('says nothing of a leaf', () => {
  const certificate = decodedWith({ extensions: extensions(extension('2.5.29.19', sequence())) });
  expect(basicConstraintsNotCritical.check(certificate, { now })).toBeUndefined();
});
