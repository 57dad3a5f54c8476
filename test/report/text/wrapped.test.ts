import { expect, it } from 'vitest';
import { wrapped } from '../../../src/report/text/wrapped.ts';

it('breaks a text at blanks, with another margin behind the first line', () => {
  expect(wrapped('one two three four', 12, '- ', '  ')).toEqual(['- one two', '  three four']);
});

it('leaves a word whole that is longer than a line, and an empty text alone', () => {
  expect(wrapped('a bbbbbbbbbb c', 5, '> ')).toEqual(['> a', '> bbbbbbbbbb', '> c']);
  expect(wrapped('', 5)).toEqual(['']);
});
