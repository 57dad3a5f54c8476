import { shownPath } from '../agent/root/path-in-root.ts';
import { bypassEntry } from '../proxy/no-proxy.ts';
import type { FailoverFacts } from '../report/failover-report.ts';
import type { AgentConfiguration } from './agent-configuration.ts';
import { type FailoverOptions, failoverFacts } from './failover-options.ts';
import type { AgentHabits } from './probing/routes.ts';
import { refuseUnknownList, refuseUnreadableSettings } from './unknown-list.ts';

/**
 * What the failover of an agent is told from: its list of proxies, and the order and the end that the options name, else its
 * configuration, else its profile.
 *
 * Fails: `usage`; `settings-unreadable`; `proxies-not-known` where only a shell that runs the file knows the list, or no program could
 * get it.
 */
export function agentFailover(options: FailoverOptions, agent: AgentConfiguration): FailoverFacts {
  const { proxies, order, failOpen, profile, setting, unreadable } = agent;
  refuseUnreadableSettings(unreadable);
  if (setting) refuseUnknownList(setting);
  const entries = proxies.map(({ entry }) => (entry.kind === 'proxy' ? entry.proxy.toString() : undefined));
  return failoverFacts(options, entries, {
    maxProxies: profile.maxProxies,
    order: { value: order.value, setBy: lineText(order.line, agent) },
    failOpen: { value: failOpen.value, setBy: lineText(failOpen.line, agent) },
  });
}

/** What the agent does beside its list of proxies, as its configuration says, else its profile. */
export function habitsOf(agent: AgentConfiguration): AgentHabits {
  const { order, failOpen, profile, bypass, root } = agent;
  return {
    bypassOf: (host) => {
      const entry = bypass?.value === undefined ? undefined : bypassEntry(host, bypass.value);
      if (!bypass || entry === undefined) return undefined;
      return { variable: bypass.name, entry, setAt: `${shownPath(root, bypass.place.path)}:${bypass.place.line}` };
    },
    maxProxies: profile.maxProxies,
    ordering: { kind: order.value },
    failOpen: failOpen.value,
    setBy: { order: lineText(order.line, agent), failOpen: lineText(failOpen.line, agent) },
  };
}

/** `undefined` for the default of the profile. */
function lineText(line: number | undefined, { conf, root }: AgentConfiguration): string | undefined {
  return conf && line !== undefined ? `${shownPath(root, conf.path)}:${line}` : undefined;
}
