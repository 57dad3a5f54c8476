import { expect, it } from 'vitest';
import { notYetValid } from '../../../src/certificate/rules/not-yet-valid.ts';
import { decodedWith } from '../decoded.ts';

const certificate = decodedWith({});
const begin = Date.parse('2026-01-01T00:00:00Z');

it(`accepts ${notYetValid.examples.kept}`, () => {
  expect(notYetValid.check(certificate, { now: begin })).toBeUndefined();
});

it(`refuses ${notYetValid.examples.broken}`, () => {
  expect(notYetValid.check(certificate, { now: begin - 86_400_000 })).toBe('in 1 day (2026-01-01)');
});

it.each([
  [1, 'in 0 minutes (2026-01-01)'],
  [3 * 3_600_000, 'in 3 hours (2026-01-01)'],
])('refuses a certificate %i ms before its first instant, and says from when', (before, detail) => {
  expect(notYetValid.check(certificate, { now: begin - before })).toBe(detail);
});
