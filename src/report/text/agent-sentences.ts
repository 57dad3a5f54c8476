import { printable } from '../printable.ts';
import type { ProbeRows, TargetRow, WayRow } from '../probing/probe-rows.ts';
import { joined } from './failover-phrases.ts';
import { routeSentence } from './route-sentence.ts';
import { wayName } from './way-name.ts';

/** The target is reached and trusted, so that the way is open to the agent, but its status page is not answered as it should be. */
const unwell: ReadonlySet<string | null> = new Set(['status-not-ok', 'status-not-platform']);

/** Which way the agent takes to each target; one sentence where it holds for all. */
export function agentSentences({ targets, proxies }: Pick<ProbeRows, 'targets' | 'proxies'>): readonly string[] {
  const sentences = targets.map((target) => ({ target: target.target, text: agentSentence(target, proxies) }));
  const [first] = sentences;
  if (first && sentences.every(({ text }) => text === first.text)) return [first.text];
  return sentences.map(({ target, text }) => `${printable(target)}: ${text}`);
}

function agentSentence({ target, uses, route, bypass }: TargetRow, rows: readonly WayRow[]): string {
  const ways = rows.filter((way) => way.target === null || way.target === target);
  if (route) {
    const taken = new Set(
      route.readings.flatMap(({ outcomes }) => outcomes.map(({ end, through }) => (end === 'direct' ? 'direct' : through))),
    );
    return [routeSentence(route), ...unwellSentence(ways.filter(({ index }) => taken.has(index))), ...bypassSentence(target, bypass)].join(
      ' ',
    );
  }
  const used = ways.find(({ index }) => index === uses);
  if (used) return [`The agent would use ${wayName(used)} (${printable(used.proxy)}).`, ...unwellSentence([used])].join(' ');
  const unfinished = ways.find(({ status, cause }) => status === 'cancelled' || cause === 'unforeseen-error');
  return `Which way the agent would use is not known: ${unfinished ? wayName(unfinished) : 'one'} was not finished.`;
}

/** The way counts as open, for what answers wrongly stands behind it. */
function unwellSentence(taken: readonly WayRow[]): readonly string[] {
  const wrong = taken.filter(({ cause }) => unwell.has(cause));
  const answers = new Set(
    wrong.flatMap(({ legs }) => legs.flatMap(({ leg, answer }) => (leg === 'status' && answer ? [answer.status] : []))),
  );
  if (answers.size === 0) return [];
  const ways = wrong.map((way) => (way.index === 'direct' ? 'the direct connection' : wayName(way)));
  return [
    `The target is reached and trusted through ${joined(ways)}, but its status page is answered with ${joined([...answers].map(String))}.`,
  ];
}

function bypassSentence(target: string, bypass: TargetRow['bypass']): readonly string[] {
  if (!bypass) return [];
  const { variable, entry, setAt } = bypass;
  return [
    `But ${variable}${setAt === null ? '' : ` (${printable(setAt)})`} names ${printable(target)} by "${printable(entry)}": the agent may go there without a proxy.`,
  ];
}
