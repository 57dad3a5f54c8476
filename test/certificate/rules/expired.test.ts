import { expect, it } from 'vitest';
import { expired } from '../../../src/certificate/rules/expired.ts';
import { decodedWith } from '../decoded.ts';

const certificate = decodedWith({});
const end = Date.parse('2036-01-01T00:00:00Z');

it.each([
  ['long before its end', end - 86_400_000],
  ['in its last second', end + 999],
])('accepts a certificate %s', (_, now) => {
  expect(expired.check(certificate, { now })).toBeUndefined();
});

it.each([
  [1000, '0 minutes ago (2036-01-01)'],
  [2 * 86_400_000, '2 days ago (2036-01-01)'],
])('refuses a certificate %i ms behind its end, and says since when', (behind, detail) => {
  expect(expired.check(certificate, { now: end + behind })).toBe(detail);
});
