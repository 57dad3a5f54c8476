import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellLine } from '../../src/report/shell-line.ts';

it('a shell reads each word as it was, whatever characters it holds', () => {
  const sign = fc.constantFrom(
    "'",
    '"',
    '$',
    '(',
    ')',
    '`',
    ';',
    '|',
    '&',
    ' ',
    '\n',
    '\t',
    '\\',
    '*',
    '?',
    '~',
    '#',
    '!',
    '{',
    '}',
    '<',
    '>',
    '=',
    '-',
    'a',
    '\u{1b}',
    '\u{202e}',
    'é',
  );
  const word = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${shellLine(words)}`], { encoding: 'utf8' });
      expect(read.split('\0').slice(0, -1)).toEqual(words);
    }),
    { numRuns: 100 },
  );
});
