import { shownPath } from '../../agent/root/path-in-root.ts';
import { type ProxyEntry, parseProxies } from '../../proxy/parse-proxies.ts';
import { parseProxyChain } from '../../proxy/parse-proxy-chain.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import { refuseUnknownList, refuseUnreadableSettings } from '../unknown-list.ts';

/** An entry of the list: a proxy or a chain of them, or why it is none. */
export type Entry = { readonly kind: 'via'; readonly via: readonly Proxy[] } | { readonly kind: 'unreadable'; readonly why: string };

/** The list of proxies, and what holds it. */
export interface ConfiguredList {
  /** `--proxy`, a variable of the environment, or a variable with the file and line that set it; `undefined`: there is none. */
  readonly setBy: string | undefined;
  readonly entries: readonly Entry[];
}

/** Set for all kinds of programs, so that a shell has them by accident. */
const forEveryProgram: ReadonlySet<string> = new Set(['https_proxy']);

/**
 * The list that is to be probed: `given` where there is one, else the agent's variables in their order: its own as this shell exports
 * it, else as the agent's files set it; one that every program reads as the files set it, else as this shell exports it. So what a
 * shell has for other programs never hides what the agent is told. Fails: `proxies-not-known`; `settings-unreadable` where a file that may set
 * another list cannot be read.
 */
export function configuredList(
  given: readonly string[],
  agent: AgentConfiguration,
  environment: Readonly<Record<string, string | undefined>>,
): ConfiguredList {
  if (given.length > 0) return { setBy: '--proxy', entries: given.flatMap(entriesIn) };
  const { setting, profile } = agent;
  const rank = (name: string | undefined): number => (name === undefined ? Number.POSITIVE_INFINITY : profile.proxyVariables.indexOf(name));
  const exported = profile.proxyVariables.find((name) => (environment[name] ?? '').trim() !== '');
  const isOwn = (name: string): boolean => !forEveryProgram.has(name);
  // What is exported for the agent itself stands before whatever a file could set.
  if (rank(exported) !== 0) refuseUnreadableSettings(agent.unreadable);
  if (exported !== undefined && (rank(exported) < rank(setting?.name) || (exported === setting?.name && isOwn(exported)))) {
    return { setBy: exported, entries: parseProxies(environment[exported] ?? '').map(entryOf) };
  }
  if (!setting) return { setBy: undefined, entries: [] };
  refuseUnknownList(setting);
  const { path, line } = setting.place;
  return { setBy: `${setting.name} (${shownPath(agent.root, path)}:${line})`, entries: agent.proxies.map(({ entry }) => entryOf(entry)) };
}

/** A value of `--proxy`: one URL, a list of them, or a chain `A>B`. */
function entriesIn(text: string): readonly Entry[] {
  if (!/>\s*https?:\/\//i.test(text)) return parseProxies(text).map(entryOf);
  const chain = parseProxyChain(text);
  return [chain.kind === 'chain' ? { kind: 'via', via: chain.proxies } : chain];
}

function entryOf(entry: ProxyEntry): Entry {
  return entry.kind === 'proxy' ? { kind: 'via', via: [entry.proxy] } : entry;
}
