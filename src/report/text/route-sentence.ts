import type { OutcomeRow, RouteReadingRow, RouteRow } from '../failover-rows.ts';
import { printable } from '../printable.ts';
import { joined, readingPhrase, whySilent } from './failover-phrases.ts';

/**
 * Which way the agent would take, in a sentence or two: with random order with the probabilities, and where the two
 * readings of "failure" end differently what becomes of the host in each.
 */
export function routeSentence(row: RouteRow): string {
  // Where the readings agree, the one that tries more proxies has the better reason.
  const [literal, lenient] = row.readings;
  if (!literal || !lenient) return '';
  if (row.proxies.length === 0) return withoutProxy(row);
  const order = row.order === 'random' && row.proxies.length > 1 ? 'With random order the' : 'The';
  if (!row.readingsDiffer) return `${allFailed(lenient)}${order} agent would ${ways(row, lenient)}.`;
  const each = [literal, lenient].map((reading) => `${readingPhrase(reading)}, it would ${ways(row, reading)}.`);
  return `${order} agent's way depends on what it counts as a failure, which is not documented. ${each.join(' ')}`;
}

function withoutProxy({ direct }: RouteRow): string {
  switch (direct) {
    case 'works':
      return 'Without a proxy the agent would go direct.';
    case 'fails':
      return 'The direct connection does not work, and no proxy is configured.';
    case 'untested':
      return 'Without a proxy the agent would go direct, which was not tested.';
  }
}

function allFailed({ outcomes }: RouteReadingRow): string {
  return outcomes.some(({ end }) => end === 'reports') ? '' : 'No proxy works. ';
}

/** `use proxy 2 (URL)`, `use proxy 1 (URL) with probability 1/2 or proxy 3 (URL) with probability 1/2`. */
function ways(row: RouteRow, reading: RouteReadingRow): string {
  const { outcomes } = reading;
  const share = ({ fraction }: OutcomeRow): string => (outcomes.length > 1 ? ` with probability ${fraction}` : '');
  const proxies = outcomes.filter(({ end }) => end === 'reports').map((outcome) => `${proxyName(row, outcome)}${share(outcome)}`);
  const rest = outcomes.filter(({ end }) => end !== 'reports').map((outcome) => `${restWay(outcome, reading)}${share(outcome)}`);
  return [...(proxies.length > 0 ? [`use ${joined(proxies)}`] : []), ...rest].join(', or ');
}

function proxyName({ proxies }: RouteRow, { through }: OutcomeRow): string {
  return `proxy ${through} (${printable(proxies.find(({ index }) => index === through)?.proxy ?? '')})`;
}

function restWay({ end }: OutcomeRow, reading: RouteReadingRow): string {
  if (end === 'direct') return 'go direct, past every proxy';
  if (end === 'direct-untested') return 'go direct, past every proxy, which was not tested';
  const why = whySilent(reading);
  return why && reading.outcomes.length === 1 ? `go silent: ${why}` : 'go silent';
}
