import type { AgentProfile } from '../agent/profile.ts';
import type { Setting } from '../agent/settings/setting.ts';
import { type ConfiguredProxy, configuredProxies } from '../proxy/configured.ts';

/**
 * The proxies that a variable holds; none where its value is not known.
 *
 * A shell keeps a carriage return at the end of a value, and with it the last port is no number: that entry is no proxy, though a
 * list that somebody types may end so.
 */
export function settingProxies({ value = '' }: Pick<Setting, 'value'>, { maxProxies }: AgentProfile): readonly ConfiguredProxy[] {
  const proxies = configuredProxies(value, maxProxies);
  if (!/[^;\s]\r$/.test(value)) return proxies;
  return proxies.map((proxy, i) =>
    i === proxies.length - 1 ? { ...proxy, entry: { kind: 'unreadable', fault: 'blank', why: 'it ends in a carriage return' } } : proxy,
  );
}
