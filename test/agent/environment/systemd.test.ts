import { describe, expect, it } from 'vitest';
import { readAsSystemd } from '../../../src/agent/environment/systemd.ts';

const values = (text: string) => readAsSystemd(text).assignments.map(({ name, value }) => `${name}=${value}`);
const effects = (text: string) => readAsSystemd(text).effects.map(({ kind, line }) => `${line} ${kind}`);

describe('systemd', () => {
  it.each([
    ['v=https://a:1;https://b:2', 'v=https://a:1;https://b:2'],
    ['v="https://a:1;\nhttps://b:2"\n', 'v=https://a:1;\nhttps://b:2'],
    ["v='https://a:1'", 'v=https://a:1'],
    ['v = https://a:1 ', 'v=https://a:1'],
    ['v="x" # note', 'v=x# note'],
    ['v=x # note', 'v=x # note'],
    ['v=x\r\n', 'v=x'],
    ['v="a" "b"', 'v=ab'],
    ['v=a"b"', 'v=a"b"'],
    ['v=a\\ ', 'v=a '],
    ['v=a\\\n  b', 'v=a  b'],
    ['v="a\\\nb\\$c\\d"', 'v=ab$c\\d'],
    ['v=', 'v='],
    ['  v=x', 'v=x'],
    ['v=$w`x`', 'v=$w`x`'],
    ['v="open\nw=x', 'v=open\nw=x'],
  ])('takes from %j the value %j', (text, expected) => {
    expect(values(text)).toEqual([expected]);
  });

  it.each([
    ['# v=x'],
    ['; v=x'],
    ['export v=x'],
    ['1v=x'],
    ['v w=x'],
    ['v'],
    ['=x'],
    ['v=\xff'],
    ['v=x\nw=\0'],
    ['v=x\nw=\xed\xa0\x80'],
    ['v=\xef\xbf\xbe'],
    ['# goes on \\\nv=x'],
  ])('takes nothing from %j', (text) => {
    expect(values(text)).toEqual([]);
  });

  it('takes each assignment with the line on which it begins', () => {
    const { assignments } = readAsSystemd('# note\nv="a\nb"\n\nw=c');
    expect(assignments.map(({ name, line }) => [name, line])).toEqual([
      ['v', 2],
      ['w', 5],
    ]);
  });

  it.each([
    ['export v=x', ['1 ignored-export']],
    ['v=1\nnonsense\n', ['2 ignored-line']],
    ['1v=x', ['1 invalid-name']],
    ['v="x" # note', ['1 glued-comment']],
    ['v=x# no note', []],
    ['v="x\n', ['1 unterminated-quote']],
    ['# a\\\nv=x', ['1 continued-comment']],
    ['# a\\\n', []],
  ])('tells of %j what it does beside', (text, expected) => {
    expect(effects(text)).toEqual(expected);
  });

  it('takes the line behind a comment that ends in a backslash from version 254 on', () => {
    const { assignments } = readAsSystemd('# a\\\nv=x', { commentsContinue: false });
    expect(assignments).toMatchObject([{ name: 'v', value: 'x', line: 2 }]);
  });

  it('says where the text is that makes it refuse the file', () => {
    expect(readAsSystemd('v=x\nw=\xff').stop).toMatchObject({ kind: 'encoding', line: 2 });
    expect(readAsSystemd('v=x\n\0').stop).toMatchObject({ kind: 'encoding', line: 2 });
  });

  it('reads a file of a megabyte in no time', () => {
    const started = performance.now();
    expect(readAsSystemd(`v="${'x'.repeat(1024 * 1024)}`).assignments).toHaveLength(1);
    expect(readAsSystemd('v=x\n'.repeat(250_000)).assignments).toHaveLength(250_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
