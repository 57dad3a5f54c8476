import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/proxy/failover/situation.ts';
import { failoverRow } from '../../../src/report/failover-report.ts';
import type { FailoverReadingRow, FailoverRow, OutcomeRow, SubsetRow } from '../../../src/report/failover-rows.ts';
import { outcomesPhrase } from '../../../src/report/text/failover-phrases.ts';
import { subsetTable } from '../../../src/report/text/subset-table.ts';
import { situation } from '../../proxy/failover/arbitrary.ts';
import { facts } from '../failover-facts.ts';

const random = { kind: 'random' } as const;

interface Table {
  readonly row: FailoverRow;
  readonly reading: FailoverReadingRow;
  readonly lines: readonly { readonly isCase: boolean; readonly cells: readonly string[]; readonly count: number; readonly host: string }[];
}

/** Both tables of a row, read back from the text. */
function tables(row: FailoverRow): readonly Table[] {
  return row.readings.map((reading) => ({
    row,
    reading,
    lines: subsetTable(row, reading)
      .slice(1)
      .map((line) => {
        const [mark = '', ...rest] = [line.slice(0, 2), ...line.slice(4).split(/ {2,}/)];
        return { isCase: mark === '->', cells: rest.slice(0, -2), count: Number(rest.at(-2)), host: rest.at(-1) ?? '' };
      }),
  }));
}

function byPlace(subset: SubsetRow, cells: readonly string[], { proxies }: FailoverRow): boolean {
  return proxies.every(({ index, condition }, i) => {
    if (condition === 'unreadable' || cells[i] === 'unreadable') return cells[i] === condition;
    if (cells[i] === 'any') return true;
    if (subset.down.includes(index)) return cells[i] === 'down';
    return cells[i] === (condition === 'untrusted' ? 'untrusted' : 'up');
  });
}

function byCount(subset: SubsetRow, cells: readonly string[], { proxies }: FailoverRow): boolean {
  const alive = (is: (condition: Condition) => boolean): number =>
    proxies.filter(({ index, condition }) => is(condition) && !subset.down.includes(index)).length;
  const isUntrustedAlike = cells[1] === undefined || Number(cells[1]) === alive((one) => one === 'untrusted');
  return Number(cells[0]) === alive((one) => one !== 'untrusted' && one !== 'unreadable') && isUntrustedAlike;
}

/** The share of each proxy stands in the line, unless it is certain; so does whatever else can happen, and nothing that cannot. */
function expectTold(outcomes: readonly OutcomeRow[], host: string): void {
  const shares = outcomes.filter(({ end }) => end === 'reports').map(({ fraction }) => fraction);
  expect(new Set(shares).size).toBeLessThan(2);
  for (const share of outcomes.length > 1 ? shares : []) expect(host).toContain(` works (${share})`);
  expect(host.includes('reports')).toBe(shares.length > 0);
  expect(host.includes('silent')).toBe(outcomes.some(({ end }) => end === 'silent'));
  expect(host.includes('direct')).toBe(outcomes.some(({ end }) => end.startsWith('direct')));
  if (outcomes.length === 1 && shares.length === 1) expect(host).toBe('reports through the one that works');
}

describe('the table over all sets of dead proxies', () => {
  it('tells the fate of each set in one line, for the sequential order', () => {
    fc.assert(
      fc.property(situation(), ({ proxies, ...rest }) => {
        const row = failoverRow({ ...facts('', rest), proxies: proxies.map((condition) => ({ proxy: 'http://x:1', condition })) });
        for (const { reading, lines } of tables(row)) {
          for (const subset of reading.subsets) {
            const fitting = lines.filter(({ cells }) => byPlace(subset, cells, row));
            expect(fitting).toHaveLength(1);
            expect(fitting[0]?.host).toBe(outcomesPhrase(subset.outcomes));
          }
          expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(reading.subsets.length);
          expect(lines.filter(({ isCase }) => isCase)).toHaveLength(1);
        }
      }),
    );
  });

  it('tells the fate of each set in one line, for the random order', () => {
    fc.assert(
      fc.property(situation(4), ({ proxies, ...rest }) => {
        fc.pre(proxies.length > 1);
        const where = { ...facts('', rest), proxies: proxies.map((condition) => ({ proxy: 'http://x:1', condition })), ordering: random };
        const row = failoverRow(where);
        for (const { reading, lines } of tables(row)) {
          for (const { cells, count, host } of lines) {
            const held = reading.subsets.filter((subset) => byCount(subset, cells, row));
            expect(held).toHaveLength(count);
            for (const { outcomes } of held) expectTold(outcomes, host);
          }
          expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(reading.subsets.length);
          expect(lines.filter(({ isCase }) => isCase)).toHaveLength(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has six lines for five proxies in sequential order, and at most twelve in random order', () => {
    const five = failoverRow(facts('wwwww'));
    expect(tables(five)[0]?.lines.map(({ count, host }) => `${count} ${host}`)).toEqual([
      '16 reports through proxy 1',
      '8 reports through proxy 2',
      '4 reports through proxy 3',
      '2 reports through proxy 4',
      '1 reports through proxy 5',
      '1 goes direct (not tested)',
    ]);
    const mixed = failoverRow(facts('wwuuu', { ordering: random }));
    expect(tables(mixed)[0]?.lines).toHaveLength(12);
  });

  it('has no set in which an entry works that is no proxy URL', () => {
    const [table] = failoverRow(facts('xww')).readings.map((reading) => subsetTable(failoverRow(facts('xww')), reading));
    expect(table).toEqual([
      '    PROXY 1     2     3     OF 4  THE HOST',
      '->  unreadable  up    any   2     reports through proxy 2',
      '    unreadable  down  up    1     reports through proxy 3',
      '    unreadable  down  down  1     goes direct (not tested)',
    ]);
    const random = failoverRow(facts('xw', { ordering: { kind: 'random' } }));
    expect(random.readings.map((reading) => subsetTable(random, reading))[0]).toEqual([
      '    PROXIES THAT WORK  OF 2  THE HOST',
      '->  1                  1     reports through the one that works',
      '    0                  1     goes direct (not tested)',
    ]);
  });

  it('counts the untrusted of a random order apart where they are not as the dead', () => {
    const row = failoverRow(facts('wu', { ordering: random }));
    const [literal, lenient] = row.readings.map((reading) => subsetTable(row, reading));
    expect(literal).toEqual([
      '    PROXIES THAT WORK  UNTRUSTED  OF 4  THE HOST',
      '->  1                  1          1     reports through the one that works (1/2), or goes silent (1/2)',
      '    0                  1          1     goes silent',
      '    1                  0          1     reports through the one that works',
      '    0                  0          1     goes direct (not tested)',
    ]);
    expect(lenient).toEqual([
      '    PROXIES THAT WORK  OF 4  THE HOST',
      '->  1                  2     reports through the one that works',
      '    0                  2     goes direct (not tested)',
    ]);
  });
});
