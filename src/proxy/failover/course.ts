import type { Condition, DirectCondition, Reading, Situation } from './situation.ts';

/** One proxy, or the direct connection, that a connection tries, and what it meets there. */
export type Attempt =
  | { readonly via: number; readonly met: Condition }
  /** Behind the last proxy, or where there is none. */
  | { readonly via: 'direct'; readonly met: DirectCondition };

/** What becomes of the host. */
export type End =
  | { readonly kind: 'reports'; readonly through: number }
  /** Past every proxy. Where that was not tested it may lead nowhere. */
  | { readonly kind: 'direct'; readonly isTested: boolean }
  | { readonly kind: 'silent' };

/** One connection: its attempts in order, and how it ends. */
export interface Course {
  readonly attempts: readonly Attempt[];
  readonly end: End;
}

/**
 * The course of one connection that takes the proxies in this `order`.
 *
 * A proxy that works ends it, a dead one hands over to the next, and so does an entry that is no proxy URL. An untrusted one hands over in the reading `trust-too`
 * and ends it in silence in the reading `http-only`. Behind the last comes the direct connection, where the agent fails
 * open or has no proxy. It depends on nothing but its arguments: the agent keeps no history.
 * Source: the vendor's page "Multiple Proxy Configuration".
 */
export function courseOf(order: readonly number[], situation: Situation, reading: Reading): Course {
  const attempts: Attempt[] = [];
  for (const number of order) {
    const met = situation.proxies[number - 1] ?? 'dead';
    attempts.push({ via: number, met });
    if (met === 'works') return { attempts, end: { kind: 'reports', through: number } };
    if (met === 'untrusted' && reading === 'http-only') return { attempts, end: { kind: 'silent' } };
  }
  if (!situation.failOpen && order.length > 0) return { attempts, end: { kind: 'silent' } };
  return { attempts: [...attempts, { via: 'direct', met: situation.direct }], end: directEnd(situation.direct) };
}

function directEnd(direct: DirectCondition): End {
  return direct === 'fails' ? { kind: 'silent' } : { kind: 'direct', isTested: direct === 'works' };
}
