import type { FailoverReadingRow, FailoverRow, OutcomeRow, SubsetRow } from '../failover-rows.ts';
import { columns } from './columns.ts';
import { endPhrase, outcomesPhrase } from './failover-phrases.ts';

type Told = Pick<FailoverRow, 'order' | 'proxies'>;

/**
 * What becomes of the host for every set of dead proxies: a line for all sets that end alike, with their number, and
 * `->` before the one that is the case.
 */
export function subsetTable(row: Told, { subsets }: Pick<FailoverReadingRow, 'subsets'>): readonly string[] {
  const isRandom = row.order === 'random' && row.proxies.length > 1;
  const lines = isRandom ? linesByCount(row.proxies, subsets) : linesByPlace(row.proxies, subsets);
  const down = row.proxies.filter(({ condition }) => condition === 'dead').map(({ index }) => index);
  const proxies = isRandom
    ? ['PROXIES THAT WORK', 'UNTRUSTED'].slice(0, lines[0]?.cells.length)
    : row.proxies.map(({ index }) => (index === 1 ? 'PROXY 1' : `${index}`));
  return columns([
    ['', ...proxies, `OF ${subsets.length}`, 'THE HOST'],
    ...lines.map(({ cells, held, host }) => [
      held.some((subset) => subset.down.join() === down.join()) ? '->' : '',
      ...cells,
      `${held.length}`,
      host,
    ]),
  ]);
}

interface Line {
  /** What the sets have in common. */
  readonly cells: readonly string[];
  readonly held: readonly SubsetRow[];
  readonly host: string;
}

/** Asks for one proxy after the other, until what is left of the sets ends alike; one that changes nothing is `any`, one that is no proxy URL `unreadable`. */
function linesByPlace(proxies: FailoverRow['proxies'], subsets: readonly SubsetRow[]): readonly Line[] {
  const [proxy, ...others] = proxies;
  const [host = '', ...unlike] = new Set(subsets.map(({ outcomes }) => outcomesPhrase(outcomes)));
  if (!proxy || unlike.length === 0) return [{ cells: proxies.map(anyCell), held: subsets, host }];
  if (proxy.condition === 'unreadable') return within(anyCell(proxy), linesByPlace(others, subsets));
  const linesWhere = (isDown: boolean): readonly Line[] =>
    linesByPlace(
      others,
      subsets.filter(({ down }) => down.includes(proxy.index) === isDown),
    );
  const [up, down] = [linesWhere(false), linesWhere(true)];
  if (up.map(lineKey).join() === down.map(lineKey).join())
    return up.map(({ cells, held, host: fate }, i) => ({
      cells: ['any', ...cells],
      held: [...held, ...(down[i]?.held ?? [])],
      host: fate,
    }));
  const alive = proxy.condition === 'untrusted' ? 'untrusted' : 'up';
  return [...within(alive, up), ...within('down', down)];
}

function anyCell({ condition }: FailoverRow['proxies'][number]): string {
  return condition === 'unreadable' ? 'unreadable' : 'any';
}

function within(cell: string, lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({ ...line, cells: [cell, ...line.cells] }));
}

function lineKey({ cells, host }: Line): string {
  return `${cells.join(' ')} ${host}`;
}

/**
 * In random order all proxies that work are alike, and so are all that are untrusted: only their numbers count, and where
 * the untrusted are no better than the dead, only the first of the two.
 */
function linesByCount(proxies: FailoverRow['proxies'], subsets: readonly SubsetRow[]): readonly Line[] {
  const untrusted = new Set(proxies.filter(({ condition }) => condition === 'untrusted').map(({ index }) => index));
  const countsOf = ({ down }: SubsetRow): readonly [string, string] => {
    const alive = proxies.filter(({ index, condition }) => condition !== 'unreadable' && !down.includes(index));
    const distrusted = alive.filter(({ index }) => untrusted.has(index)).length;
    return [`${alive.length - distrusted}`, `${distrusted}`];
  };
  const byWorking = linesBy(subsets, (subset) => countsOf(subset).slice(0, 1));
  return byWorking.every(isAlike) ? byWorking : linesBy(subsets, countsOf);
}

function linesBy(subsets: readonly SubsetRow[], cellsOf: (subset: SubsetRow) => readonly string[]): readonly Line[] {
  const lines = new Map<string, Line & { readonly held: SubsetRow[] }>();
  for (const subset of subsets) {
    const cells = cellsOf(subset);
    const line = lines.get(cells.join());
    if (line) line.held.push(subset);
    else lines.set(cells.join(), { cells, held: [subset], host: alikePhrase(subset.outcomes) });
  }
  return [...lines.values()];
}

function isAlike({ held, host }: Line): boolean {
  return held.every(({ outcomes }) => alikePhrase(outcomes) === host);
}

/** `reports through each that works (1/3), or goes silent (1/3)`. */
function alikePhrase(outcomes: readonly OutcomeRow[]): string {
  const [first, ...others] = outcomes.filter(({ end }) => end === 'reports');
  if (!first) return outcomesPhrase(outcomes);
  const share = ({ fraction }: OutcomeRow): string => (outcomes.length > 1 ? ` (${fraction})` : '');
  const through = others.length === 0 ? 'the one that works' : 'each that works';
  const rest = outcomes.filter(({ end }) => end !== 'reports').map((outcome) => `${endPhrase(outcome)}${share(outcome)}`);
  return [`reports through ${through}${share(first)}`, ...rest].join(', or ');
}
