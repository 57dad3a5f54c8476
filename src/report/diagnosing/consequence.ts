import type { Found } from '../../diagnosis/ranking/found.ts';
import type { RouteRow } from '../failover-rows.ts';
import { outcomesPhrase, readingPhrase } from '../text/failover-phrases.ts';

/**
 * What becomes of the host with things as they are, from the way that its connections take: which proxy it falls to, or that it goes
 * silent. `null` where no way is known to be closed, or where not all ways were walked.
 */
export function consequenceOf({ consequence, severity, stage, proxies }: Found, route: RouteRow | null): string | null {
  if (consequence !== undefined) return consequence;
  if (severity !== 'critical' || !route || (stage !== 'bundle' && proxies.length === 0)) return null;
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
