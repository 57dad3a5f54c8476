import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/bundle/formats/index.ts';
import { readBundle } from '../../src/bundle/read.ts';
import { bundleOf, latin1, serial } from './entries.ts';

const pem = serial(1);
const printed = async (sources: Readonly<Record<string, string>>) => latin1(Buffer.from(formats.pem(await bundleOf(sources), {})));
const noted = async (text: string) =>
  (await readBundle({ path: 'live.crt', text }, { withNotedSources: true })).entries.map(({ notedSources }) => notedSources);

describe('the sources that comments note', () => {
  it.each([
    ['directly over the block', `# Source: a.pem\n${pem}`, ['a.pem']],
    ['in their order', `# Source: b.pem\n# Source: a.pem\n${pem}`, ['b.pem', 'a.pem']],
    ['among other comments', `# Subject: x\n# Source: a.pem\n# Issuer: y\n${pem}`, ['a.pem']],
    ['with the line ends of Windows', `# Source: a.pem\n${pem}`.replaceAll('\n', '\r\n'), ['a.pem']],
    ['with blanks in a name', `# Source: my proxy.pem\n${pem}`, ['my proxy.pem']],
    ['in UTF-8', latin1(Buffer.from(`# Source: grüße €.pem\n${pem}`)), ['grüße €.pem']],
    ['but not above a blank line', `# Source: a.pem\n\n${pem}`, []],
    ['but not above other text', `# Source: a.pem\nproxy\n${pem}`, []],
    ['but not further above than 64 lines', `# Source: a.pem\n${'# x\n'.repeat(64)}${pem}`, []],
    ['but not of a block that shares its line', `# Source: a.pem ${pem.replaceAll('\n', '\\n')}`, undefined],
    ['but not without a name', `# Source: \n${pem}`, []],
    ['but not in other words', `# source: a.pem\n#Source: b.pem\n${pem}`, []],
  ])('are read %s', async (_, text, names) => {
    expect((await noted(text))[0]).toEqual(names);
  });

  it('are read of each block for itself', async () => {
    expect(await noted(`# Source: a.pem\n${pem}# Source: b.pem\n${pem}${pem}`)).toEqual([['a.pem'], ['b.pem'], []]);
  });

  it('are not read where nobody asks: whoever sends a file does not say where it comes from', async () => {
    const { entries } = await readBundle({ path: 'sent.pem', text: `# Source: a.pem\n${pem}` });
    expect(entries[0]).not.toHaveProperty('notedSources');
  });
});

describe('a bundle that is kept', () => {
  it('gives the same bytes when the same sources are added again', async () => {
    const sources = { 'b.pem': serial(1) + serial(2), 'a.pem': serial(2) + serial(3) };
    const first = await printed(sources);
    expect(await printed({ 'live.crt': first, ...sources })).toBe(first);
    expect(await printed({ 'live.crt': first })).toBe(first);
    expect(first).not.toContain('live.crt');
  });

  it('gives the same bytes from the second time on, however its sources are named', async () => {
    const words = fc.constantFrom(
      'a',
      '---',
      '-BEGIN ',
      'END',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u2028',
      '€',
      'x'.repeat(90),
      '—',
      '…',
      '\ud800',
      '/',
    );
    const name = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => `${parts.join('')}.pem`);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), async (names) => {
        const sources = Object.fromEntries(names.map((path, i) => [path, serial(1 + (i % 3))]));
        const first = await printed(sources);
        const second = await printed({ 'live.crt': first, ...sources });
        expect(second).toBe(first);
      }),
      { numRuns: 200 },
    );
  });
});
