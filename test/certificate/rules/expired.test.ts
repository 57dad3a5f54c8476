import { expect, it } from 'vitest';
import { expired } from '../../../src/certificate/rules/expired.ts';
import { decodedWith } from '../decoded.ts';

const certificate = decodedWith({});
const end = Date.parse('2036-01-01T00:00:00Z');

it(`accepts ${expired.examples.kept}`, () => {
  expect(expired.check(certificate, { now: end + 999 })).toBeUndefined();
});

it(`refuses ${expired.examples.broken}`, () => {
  expect(expired.check(certificate, { now: end + 2 * 86_400_000 })).toBe('2 days ago (2036-01-01)');
});

it('refuses a certificate one second behind its end', () => {
  expect(expired.check(certificate, { now: end + 1000 })).toBe('0 minutes ago (2036-01-01)');
});
