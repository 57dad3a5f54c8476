import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellLine } from '../../src/report/shell-line.ts';

/** The words that a shell makes of a line. */
function wordsOf(line: string): readonly string[] {
  return execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

it('gives the shell exactly its words, whatever stands in them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'a \'"$`\\;&|<>()*?!#~\n\t-='), maxLength: 12 }), { minLength: 1, maxLength: 5 }),
      (words) => {
        expect(wordsOf(shellLine(words))).toEqual(words);
      },
    ),
    { numRuns: 60 },
  );
});
