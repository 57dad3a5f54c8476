import { shownPath } from '../agent/root/path-in-root.ts';
import type { Setting } from '../agent/settings/setting.ts';
import { Failure } from '../failure.ts';
import { bypassEntry } from '../proxy/no-proxy.ts';
import type { FailoverFacts } from '../report/failover-report.ts';
import { type AgentConfiguration, isUsable } from './agent-configuration.ts';
import { type FailoverOptions, failoverFacts } from './failover-options.ts';
import type { AgentHabits } from './probing/routes.ts';

/**
 * What the failover of an agent is told from: its list of proxies, and the order and the end that the options name, else its
 * configuration, else its profile.
 *
 * Fails: `usage`; `proxies-not-known` where a file that could set the list could not be read, only a shell that runs
 * the file knows it, or no program could get it.
 */
export function agentFailover(options: FailoverOptions, agent: AgentConfiguration): FailoverFacts {
  const { proxies, order, failOpen, profile, setting, unreadable } = agent;
  if (unreadable.length > 0) throw listUnreadable(unreadable);
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

/** Refuses a list whose value nobody knows. Fails: `proxies-not-known`. */
export function refuseUnknownList(setting: Setting): void {
  if (!isUsable(setting)) throw proxiesNotKnown(setting);
}

/** `undefined` for the default of the profile. */
function lineText(line: number | undefined, { conf, root }: AgentConfiguration): string | undefined {
  return conf && line !== undefined ? `${shownPath(root, conf.path)}:${line}` : undefined;
}

function listUnreadable(unreadable: readonly string[]): Failure {
  return new Failure({
    code: 'proxies-not-known',
    what: 'cannot say which proxies the agent uses',
    why: `could not read ${unreadable.join(', ')}`,
    next: 'run it as a user who may read the files, for instance root; "cabundle proxies" says what is wrong with each',
  });
}

function proxiesNotKnown({ name, value }: Setting): Failure {
  const isLong = value !== undefined;
  return new Failure({
    code: 'proxies-not-known',
    what: 'cannot say which proxies the agent uses',
    why: isLong
      ? `the value of ${name} is longer than a program can be given`
      : `only a shell that runs the file knows the value of ${name}`,
    next: isLong ? 'write the list of proxies only' : 'write the list as plain text, without variables and commands of the shell',
  });
}
