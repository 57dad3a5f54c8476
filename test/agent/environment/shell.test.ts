import { describe, expect, it } from 'vitest';
import { readAsShell } from '../../../src/agent/environment/shell.ts';

const values = (text: string) => readAsShell(text).assignments.map(({ name, value }) => `${name}=${value ?? '?'}`);
const effects = (text: string) => readAsShell(text).effects.map(({ kind, name, line }) => [line, kind, ...(name ? [name] : [])].join(' '));

describe('a shell', () => {
  it.each([
    ['v=https://a:1;https://b:2', ['v=https://a:1']],
    ['v="https://a:1;\nhttps://b:2"\n', ['v=https://a:1;\nhttps://b:2']],
    ["v='https://a:1'", ['v=https://a:1']],
    ['export v="x" w=y', ['v=x', 'w=y']],
    ['v="x" # note', ['v=x']],
    ['v=x#y', ['v=x#y']],
    ['v=x\r\n', ['v=x\r']],
    ['v=a"b"\'c\'\\d', ['v=abcd']],
    ['v=a\\\nb', ['v=ab']],
    ['v="a\\"b\\c"', ['v=a"b\\c']],
    ['v = x', []],
    ['v=x&w=y', ['w=y']],
    ['v=x && w=y', ['v=x', 'w=y']],
    ['v=x || w=y', ['v=x']],
    ['run && w=y', ['w=?']],
    ['v=1\nw=$v"\x24{v}"', ['v=1', 'w=11']],
    ['w=$gone', ['w=?']],
    ['v=$(date)', ['v=?']],
    ['v=`date`', ['v=?']],
    ['v=~/x', ['v=?']],
    ['v=1 run', []],
    ['v=1 :', ['v=1']],
    ['v=a b=c', ['v=a', 'b=c']],
    ['v=$ w=$%', ['v=$', 'w=$%']],
    ['v=x >file', ['v=?']],
    ['v=a\0b', ['v=ab']],
    ['+v=x', []],
  ])('takes from %j %j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each([
    ['v=https://a:1;https://b:2', ['1 runs-rest v']],
    ['\n\nv=p&w@h', ['3 isolated v', '3 runs-rest v']],
    ['v = x', ['1 runs-spaced v']],
    ['https://b:2;', ['1 runs-command']],
    ['v=$(date)', ['1 runs-substitution v']],
    ['run `date`', ['1 runs-substitution', '1 runs-command']],
    ['v=x >file', ['1 opens-file']],
    ['true; echo x; v=x', []],
  ])('tells of %j what it does beside', (text, expected) => {
    expect(effects(text)).toEqual(expected);
  });

  it.each([
    ['v=1\nw="x\n', 2, ['v=1']],
    ['v=1; w="x', 1, []],
    ['v=1;;', 1, []],
    ['v=1\n)', 2, ['v=1']],
    ['v=1\nfi', 2, ['v=1']],
    ['v=1\nexport w = x', 2, ['v=1']],
    ['v=1 &&', 1, []],
    ['v=$(date', 1, []],
    ['v=`date', 1, []],
  ])('ends in %j with an error on line %i', (text, line, expected) => {
    expect(readAsShell(text).stop).toMatchObject({ kind: 'syntax', line });
    expect(values(text)).toEqual(expected);
  });

  it.each([
    'v=1\nif true; then v=2; fi',
    'v=1\n. ./other',
    'v=1\nunset v',
    'v=1\nf() { v=2; }',
    'v=1\n$run',
    'v=1\n(v=2)',
    'v=1\ncat <<E\nv=2\nE',
    'v=1\nw=\x24{v:-x}',
    'v=1\nw=$((1+1))',
    `v=1\nw=${'$('.repeat(100)}`,
  ])('is not followed where a file is a script: no value of %j is known', (text) => {
    expect(readAsShell(text).stop).toMatchObject({ kind: 'script', line: 2 });
    expect(values(text).every((value) => value.endsWith('=?'))).toBe(true);
  });

  it('does not fill the memory with a value that doubles line by line', () => {
    const { assignments } = readAsShell(`v=xxxxxxxx\n${'v=$v$v\n'.repeat(60)}`);
    expect(assignments.at(10)?.value).toHaveLength(8 * 2 ** 10);
    expect(assignments.at(-1)?.value).toBeUndefined();
  });

  it('knows what was set before the file', () => {
    expect(readAsShell('w=$v', new Map([['v', 'x']])).assignments).toMatchObject([{ name: 'w', value: 'x' }]);
  });

  it('does not fill the memory with a large value that every line copies', () => {
    const { assignments } = readAsShell(`b=${'x'.repeat(600_000)}\n${'a=y$b\n'.repeat(40_000)}`);
    const kept = assignments.reduce((sum, { value = '' }) => sum + value.length, 0);
    expect(kept).toBeLessThan(10 * 1024 * 1024);
    expect(assignments.at(-1)).toMatchObject({ name: 'a', value: undefined });
  });

  it('reads a file of a megabyte in no time', () => {
    const started = performance.now();
    expect(readAsShell(`v="${'x'.repeat(1024 * 1024)}`).stop?.kind).toBe('syntax');
    expect(readAsShell('v=x\n'.repeat(40_000)).assignments).toHaveLength(40_000);
    expect(readAsShell(`v=${'`'.repeat(100_001)}`).stop?.kind).toBe('syntax');
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it('follows a quoted value, and a line of commands, of any length', () => {
    expect(readAsShell(`v="${'x'.repeat(300_000)}"`).assignments[0]?.value).toHaveLength(300_000);
    expect(readAsShell(`v=1${'&&v=1'.repeat(40_000)}`).assignments).toHaveLength(40_001);
  });

  it.each(['a;', 'a&', 'a\n', 'v=1;', 'a ', 'a&&', 'v=1 ', 'export v;', '>a ', '`a`;', '$(a;)', 'true||a;'])(
    'does not follow a megabyte of %j: no file of settings has so many words',
    (piece) => {
      const started = performance.now();
      const { assignments, effects, stop } = readAsShell(piece.repeat((1024 * 1024) / piece.length));
      expect(stop).toMatchObject({ kind: 'script', why: 'it has more than 50000 words' });
      expect(assignments.every(({ value }) => value === undefined)).toBe(true);
      expect(effects.length).toBeLessThanOrEqual(50_000);
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
