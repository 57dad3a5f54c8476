/**
 * How a proxy fares. `dead`: no address, no connection, no tunnel, no answer; what the vendor calls "http failures".
 * `untrusted`: the way is open, but TLS trust fails on it; whether the agent goes on after that is not documented.
 * `unreadable`: the entry of the list is no proxy URL. It is passed over like a dead one, and never comes back.
 */
export type Condition = 'works' | 'dead' | 'untrusted' | 'unreadable';

/** How the direct connection fares, where anybody looked. */
export type DirectCondition = 'works' | 'fails' | 'untested';

/** All on which the way out depends. */
export interface Situation {
  /** In the configured order; proxy 1 first. Those behind {@link maxUsedProxies} are never tried. */
  readonly proxies: readonly Condition[];
  /** Whether the agent goes direct when every proxy has failed (`ProxyFailOpen`). Without proxies it goes direct anyway. */
  readonly failOpen: boolean;
  readonly direct: DirectCondition;
}

/**
 * What makes the agent go on to the next proxy: connection and HTTP failures only, or failures of TLS trust too.
 * The vendor says "in case of http failures" on some pages and "fails to connect" on others, so both are told.
 */
export type Reading = 'http-only' | 'trust-too';

/** Both readings, the literal one first. */
export const readings: readonly Reading[] = ['http-only', 'trust-too'];

/** How many proxies the agent uses. Source: the vendor's page "Multiple Proxy Configuration". */
export const maxUsedProxies = 5;

/** Numbers of the proxies that are used, from 1, in the configured order. */
export function usedProxies({ proxies }: Pick<Situation, 'proxies'>): readonly number[] {
  return proxies.slice(0, maxUsedProxies).map((_, i) => i + 1);
}
