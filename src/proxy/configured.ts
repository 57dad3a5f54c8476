import { type ProxyEntry, parseProxies } from './parse-proxies.ts';

/** One configured proxy in its place. */
export interface ConfiguredProxy {
  /** Place in the list, from 1. */
  readonly index: number;
  readonly entry: ProxyEntry;
  /** Whether it stands behind the last one that the agent uses. */
  readonly isIgnored: boolean;
}

/** The proxies of a list, as a variable holds it, numbered; those beyond the agent's limit are marked as ignored. */
export function configuredProxies(text: string, maxProxies: number): readonly ConfiguredProxy[] {
  return parseProxies(text).map((entry, i) => ({ index: i + 1, entry, isIgnored: i >= maxProxies }));
}
