import { describe, expect, it } from 'vitest';
import { resolveSpecifiers, unitWords } from '../../../src/agent/unit/unit-words.ts';

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
    expect(unitWords(value)).toEqual({ words, isComplete: true });
  });

  it.each([
    ['b=2 "a=1', ['b=2']],
    ["a='1", []],
    ['b=2 a=\\q c=3', ['b=2']],
    ['a=1\\', []],
    ['a=\\x00', []],
  ])('are taken from %j up to the fault', (value, words) => {
    expect(unitWords(value)).toEqual({ words, isComplete: false });
  });

  it.each([
    ['p%%3Bw', { kind: 'text', text: 'p%3Bw' }],
    ['100%', { kind: 'text', text: '100%' }],
    ['%;%%%%', { kind: 'text', text: '%;%%' }],
    ['p%C3%A4', { kind: 'system' }],
    ['p%C', { kind: 'system' }],
    ['p%3Bw', { kind: 'refused' }],
  ])('have specifiers: %j becomes %j', (text, expected) => {
    expect(resolveSpecifiers(text)).toEqual(expected);
  });
});
