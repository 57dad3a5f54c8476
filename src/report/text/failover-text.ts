import type { AttemptRow, CourseRow, FailoverReadingRow, FailoverRow } from '../failover-rows.ts';
import { printable } from '../printable.ts';
import { columns } from './columns.ts';
import { endPhrase, outcomesPhrase, readingPhrase, whySilent } from './failover-phrases.ts';
import { subsetTable } from './subset-table.ts';

/**
 * The failover for people: what a connection does attempt by attempt, what becomes of the host, and the table over all
 * sets of dead proxies. Where the two readings of "failure" go different ways both are told.
 */
export function failoverText(row: FailoverRow): string {
  return [...failoverLines(row), ''].join('\n');
}

/** The lines of {@link failoverText}, for a longer text. */
export function failoverLines(row: FailoverRow): readonly string[] {
  const blocks = told(row.readings, (reading) => attemptBlock(row, reading));
  const tables = row.proxies.length > 0 ? told(row.readings, (reading) => subsetTable(row, reading)) : [];
  return [orderSentence(row), ...blocks.flat(), ...tables.flat()];
}

/** One block where both readings give the same, else one for each under its own heading. */
function told(
  readings: readonly FailoverReadingRow[],
  linesOf: (reading: FailoverReadingRow) => readonly string[],
): readonly (readonly string[])[] {
  const blocks = readings.map(linesOf);
  const isSame = new Set(blocks.map((lines) => lines.join('\n'))).size === 1;
  if (isSame) return blocks.slice(0, 1).map((lines) => ['', ...lines]);
  return blocks.map((lines, i) => ['', ...readings.slice(i, i + 1).map((reading) => `${readingPhrase(reading)}:`), ...lines]);
}

function orderSentence(row: FailoverRow): string {
  const { proxies, failOpen, setBy, ignored } = row;
  if (proxies.length === 0) return 'No proxy is configured.';
  const end = failOpen ? 'goes direct (fail open' : 'ends (fail closed';
  const rest = ignored > 0 ? ` Further proxies are ignored (${ignored}).` : '';
  return `${startSentence(row)} Behind the last it ${end}, ${source(setBy.failOpen)}).${rest}`;
}

function startSentence({ order, proxies, setBy }: FailoverRow): string {
  if (proxies.length === 1) return 'Each connection tries the one proxy.';
  if (order === 'sequential')
    return `Each connection starts at proxy 1 and goes on to the next where one fails (sequential, ${source(setBy.order)}).`;
  const orders = proxies.reduce((product, { index }) => product * index, 1);
  return `Each connection takes the proxies in an order of its own (random, ${source(setBy.order)}); all ${orders} orders are assumed to be equally likely.`;
}

/** What an administrator has not set may be otherwise on the agent. */
function source(setBy: string | null): string {
  return setBy === null ? 'assumed' : `set by ${printable(setBy)}`;
}

function attemptBlock(row: FailoverRow, reading: FailoverReadingRow): readonly string[] {
  const [certain, ...others] = reading.courses;
  if (certain && others.length === 0) return [...courseLines(row, reading, certain), '', verdict(row, reading)];
  const drawn = reading.drawn ? ['', `Seed ${row.seed} draws this order:`, ...courseLines(row, reading, reading.drawn)] : [];
  return [...chances(reading), ...drawn, '', verdict(row, reading)];
}

/** One line an attempt. */
function courseLines(row: FailoverRow, { reading }: FailoverReadingRow, { attempts, end }: CourseRow): readonly string[] {
  return columns(
    attempts.map((attempt, i) => {
      const url = row.proxies.find(({ index }) => index === attempt.via)?.proxy ?? '';
      const name = attempt.via === 'direct' ? 'direct' : `proxy ${attempt.via}`;
      const isLast = i === attempts.length - 1;
      return [name, printable(url), metWords[attempt.met], isLast ? lastStep(attempt, end, reading) : nextStep(attempts[i + 1])];
    }),
  );
}

const metWords: Readonly<Record<AttemptRow['met'], string>> = {
  works: 'works',
  dead: 'down',
  untrusted: 'untrusted',
  unreadable: 'no proxy URL',
  fails: 'fails',
  untested: 'not tested',
};

function nextStep(next: AttemptRow | undefined): string {
  return next?.via === 'direct' ? 'it was the last: the agent goes direct' : `the agent goes on to proxy ${next?.via}`;
}

function lastStep({ via, met }: AttemptRow, end: CourseRow['end'], reading: FailoverReadingRow['reading']): string {
  if (end === 'reports') return 'the host reports';
  if (end === 'direct') return 'the host reports directly';
  if (end === 'direct-untested') return 'the host reports directly, or not at all';
  if (via === 'direct') return 'the host goes silent';
  if (met === 'untrusted' && reading === 'http-only') return 'the connection ends here';
  return 'it was the last: the connection ends';
}

/** Random order: how likely each end is, and after how many attempts. */
function chances({ outcomes }: FailoverReadingRow): readonly string[] {
  const rows = outcomes.map((outcome) => [
    outcome.fraction,
    endPhrase(outcome),
    outcome.attempts.map(({ count, fraction }) => `${count} (${fraction})`).join(', '),
  ]);
  return columns([['CHANCE', 'THE HOST', 'AT ATTEMPT'], ...rows]);
}

function verdict(row: FailoverRow, reading: FailoverReadingRow): string {
  const why = whySilent(reading);
  const past = reading.outcomes.some(({ end }) => end.startsWith('direct')) && row.proxies.length > 0 ? ', past every proxy' : '';
  return `The host ${outcomesPhrase(reading.outcomes)}${past}${why ? `: ${why}` : ''}.`;
}
