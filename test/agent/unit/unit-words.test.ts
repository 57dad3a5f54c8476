import { describe, expect, it } from 'vitest';
import { unitWords, withoutSpecifiers } from '../../../src/agent/unit/unit-words.ts';

describe('the words of Environment=', () => {
  it.each([
    ['a=1 b=2', ['a=1', 'b=2']],
    ['"a=1 2" \'b=3 4\'', ['a=1 2', 'b=3 4']],
    ['a="1 2"', ['a=1 2']],
    ['a=\\x41\\102\\t\\s\\\\', ['a=AB\t \\']],
    ['a=$b', ['a=$b']],
    ['""', ['']],
    ['  ', []],
  ])('are cut out of %j', (value, words) => {
    expect(unitWords(value)).toEqual(words);
  });

  it.each(['"a=1', "a='1", 'a=\\q', 'a=1\\', 'a=\\x00'])('are none in %j, which systemd ignores', (value) => {
    expect(unitWords(value)).toBeUndefined();
  });

  it.each([
    ['p%%3Bw', 'p%3Bw'],
    ['p%3Bw', 'p%3Bw'],
    ['p%C3%A4', undefined],
    ['100%', '100%'],
  ])('have specifiers: %j becomes %j', (text, expected) => {
    expect(withoutSpecifiers(text)).toBe(expected);
  });
});
