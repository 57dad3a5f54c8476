import type { HttpHead } from '../proxy/handshake/http-head.ts';
import type { Observation } from '../proxy/handshake/observation.ts';

/** How far the clock of a peer is from the clock of this host. */
export interface Clock {
  readonly of: 'proxy' | 'target';
  /** Whole seconds; negative where it is behind. */
  readonly aheadSeconds: number;
}

// IMF-fixdate is the only form that is sent; the obsolete ones are passed over (RFC 9110 §5.6.7).
const imfFixdate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * The clocks that the answers on a way tell with `Date`, against this host's: `now`, milliseconds since 1970, is when the way ended,
 * and an answer came before the legs behind it.
 * Where an answer does not tell, the 407 before it may.
 * An answer out of a cache (`Age`) tells when it was made, not what time it is, and is passed over.
 * Source: RFC 9110 §6.6.1; RFC 9111 §5.1.
 */
export function clocksOf({ legs }: Observation, now: number): readonly Clock[] {
  return legs.flatMap((leg, i): readonly Clock[] => {
    if (leg.leg !== 'tunnel' && leg.leg !== 'status') return [];
    const date = [leg.answer, leg.leg === 'tunnel' ? leg.challenge : undefined]
      .map((answer) => answer && dateOf(answer))
      .find((one) => one !== undefined);
    if (date === undefined) return [];
    return [{ of: leg.leg === 'tunnel' ? 'proxy' : 'target', aheadSeconds: Math.round((date - now + timeOf(legs.slice(i + 1))) / 1000) }];
  });
}

function timeOf(legs: Observation['legs']): number {
  return legs.reduce((sum, { ms }) => sum + ms, 0);
}

function dateOf({ headers }: HttpHead): number | undefined {
  const valueOf = (wanted: string): string | undefined => headers.find(([name]) => name === wanted)?.[1];
  const text = valueOf('date') ?? '';
  if (!imfFixdate.test(text) || valueOf('age') !== undefined) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : date;
}
