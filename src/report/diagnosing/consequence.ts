import type { Found } from '../../diagnosis/ranking/found.ts';
import type { RouteRow } from '../failover-rows.ts';
import type { TargetRow } from '../probing/probe-rows.ts';
import { outcomesPhrase, readingPhrase } from '../text/failover-phrases.ts';

/** More targets than these are counted, not told one by one. */
const maxTold = 3;

/**
 * What becomes of the host with things as they are, from the way that its connections take: which proxy it falls to, or that it goes
 * silent; for each target where that differs. `null` where no way is known to be closed, or where not all ways were walked.
 */
export function consequenceOf(found: Found, targets: readonly TargetRow[]): string | null {
  const { consequence, usualConsequence = null, severity, stage, proxies } = found;
  if (consequence !== undefined) return consequence;
  if (severity !== 'critical' || (stage !== 'bundle' && proxies.length === 0)) return usualConsequence;
  const now = phraseOfAll(proxies, targets);
  if (now === null || usualConsequence === null) return now ?? usualConsequence;
  return `${usualConsequence}; as things are, ${now}`;
}

function phraseOfAll(proxies: Found['proxies'], targets: readonly TargetRow[]): string | null {
  const phrases = new Map<string, readonly string[]>();
  for (const { target, route } of targets) {
    const phrase = route && phraseOf(proxies, route);
    if (phrase !== null) phrases.set(phrase, [...(phrases.get(phrase) ?? []), target]);
  }
  const [only, ...others] = phrases.keys();
  if (only === undefined) return null;
  if (others.length === 0 && targets.every(({ route }) => route !== null)) return only;
  const told = [...phrases].slice(0, maxTold).map(([phrase, to]) => `to ${targetsText(to)}: ${phrase}`);
  return [...told, ...(phrases.size > maxTold ? ['to the other targets: see the probe'] : [])].join('; ');
}

function targetsText(targets: readonly string[]): string {
  const rest = targets.length - maxTold;
  return [...targets.slice(0, maxTold), ...(rest > 0 ? [`${rest} more`] : [])].join(' and ');
}

function phraseOf(proxies: Found['proxies'], route: RouteRow): string | null {
  const [literal, lenient] = route.readings;
  if (!literal || !lenient) return null;
  const [first] = proxies;
  const passed = typeof first === 'number' && route.order === 'sequential' ? passedPhrase(first, route) : undefined;
  if (passed !== undefined) return passed;
  if (!route.readingsDiffer) return `the host ${outcomesPhrase(lenient.outcomes)}`;
  const each = [literal, lenient].map((reading) => `${lowered(readingPhrase(reading))}, the host ${outcomesPhrase(reading.outcomes)}`);
  return `${each.join('; ')} (which of the two is not documented)`;
}

/** In sequential order nobody comes to a proxy behind the one that works. */
function passedPhrase(first: number, { readings }: RouteRow): string | undefined {
  const before = readings.every(({ outcomes: [only] }) => only?.end === 'reports' && only.through !== null && only.through < first);
  const through = readings[0]?.outcomes[0]?.through;
  return before ? `nothing while proxy ${through} works: the agent comes to proxy ${first} only when that fails` : undefined;
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
