import type { FailoverRow, OutcomeRow, ReadingRow, SubsetRow } from '../failover-rows.ts';
import { columns } from './columns.ts';
import { endPhrase, outcomesPhrase } from './failover-phrases.ts';

type Told = Pick<FailoverRow, 'order' | 'proxies'>;

/**
 * What becomes of the host for every set of dead proxies: a line for all sets that end alike, with their number, and
 * `->` before the one that is the case.
 */
export function subsetTable(row: Told, { subsets }: Pick<ReadingRow, 'subsets'>): readonly string[] {
  const isRandom = row.order === 'random' && row.proxies.length > 1;
  const lines = isRandom ? linesByCount(row, subsets) : linesByPlace(row, subsets, []);
  const down = row.proxies.filter(({ condition }) => condition === 'dead').map(({ index }) => index);
  const proxies = isRandom ? ['PROXIES THAT WORK'] : row.proxies.map(({ index }) => (index === 1 ? 'PROXY 1' : `${index}`));
  const untrusted = isRandom && hasUntrusted(row) ? ['UNTRUSTED'] : [];
  return columns([
    ['', ...proxies, ...untrusted, `OF ${subsets.length}`, 'THE HOST'],
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

/** Asks for one proxy after the other, until what is left of the sets ends alike. */
function linesByPlace(row: Told, subsets: readonly SubsetRow[], cells: readonly string[]): readonly Line[] {
  const proxy = row.proxies[cells.length];
  const [first] = subsets;
  if (!first) return [];
  const isSame = subsets.every(({ outcomes }) => outcomesPhrase(outcomes) === outcomesPhrase(first.outcomes));
  if (isSame || !proxy) {
    const rest = row.proxies.slice(cells.length).map(() => 'any');
    return [{ cells: [...cells, ...rest], held: subsets, host: outcomesPhrase(first.outcomes) }];
  }
  const [down, up] = [true, false].map((isDown) => subsets.filter((subset) => subset.down.includes(proxy.index) === isDown));
  const alive = proxy.condition === 'untrusted' ? 'untrusted' : 'up';
  return [...linesByPlace(row, up ?? [], [...cells, alive]), ...linesByPlace(row, down ?? [], [...cells, 'down'])];
}

/** In random order all proxies that work are alike, and so are all that are untrusted: only their numbers count. */
function linesByCount(row: Told, subsets: readonly SubsetRow[]): readonly Line[] {
  const lines = new Map<string, SubsetRow[]>();
  for (const subset of subsets) {
    const alive = row.proxies.filter(({ index }) => !subset.down.includes(index));
    const untrusted = alive.filter(({ condition }) => condition === 'untrusted').length;
    const cells = [`${alive.length - untrusted}`, ...(hasUntrusted(row) ? [`${untrusted}`] : [])].join(' ');
    lines.set(cells, [...(lines.get(cells) ?? []), subset]);
  }
  return [...lines].map(([cells, held]) => ({ cells: cells.split(' '), held, host: alikePhrase(held[0]?.outcomes ?? []) }));
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

function hasUntrusted({ proxies }: Told): boolean {
  return proxies.some(({ condition }) => condition === 'untrusted');
}
