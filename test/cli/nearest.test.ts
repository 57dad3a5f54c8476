import { expect, it } from 'vitest';
import { nearest } from '../../src/cli/nearest.ts';

const words = ['weak-key', 'weak-signature', 'expired', 'not-a-ca'];

it.each([
  ['weak-key', 'weak-key'],
  ['weakkey', 'weak-key'],
  ['wek-signatur', 'weak-signature'],
  ['signature', 'weak-signature'],
  ['exipred', 'expired'],
  ['probe', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('%s was perhaps meant to be %s', (word, expected) => {
  expect(nearest(word, words)).toBe(expected);
});
