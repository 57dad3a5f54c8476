import type { AgentProfile } from '../../agent/profile.ts';
import { shownPath } from '../../agent/root/path-in-root.ts';
import { Failure } from '../../failure.ts';
import type { UnwalkedWay } from '../../report/probing/probed-way.ts';
import { type AgentConfiguration, agentConfiguration } from '../agent-configuration.ts';
import { habitsOf } from '../agent-failover.ts';
import { hostSystemStore } from '../host-root.ts';
import type { World } from '../world.ts';
import { type ConfiguredList, configuredList } from './configured-list.ts';
import type { ProbeOptions } from './probe-options.ts';
import type { AgentHabits } from './routes.ts';
import { viaText, type Way } from './way.ts';

/** What the command line, the environment and the agent's own settings say. */
export interface ConfiguredWays {
  /** What holds the list: `--proxy`, a variable of the environment, or a variable and the file and line that set it. */
  readonly setBy: string | undefined;
  /** In order; the direct connection last. */
  readonly ways: readonly (Way | UnwalkedWay)[];
  readonly bundlePath: string;
  /** Targets where none is named: the platform, or nothing. */
  readonly platform: readonly string[];
  /** The agent's configuration, where it cannot be read: nobody knows which platform it names. */
  readonly unreadableConf: string | undefined;
  /** Where a target is asked whether it is there. */
  readonly statusPath: string;
  readonly cdn: AgentProfile['cdn'];
  readonly habits: AgentHabits;
}

/**
 * Where proxies, bundle and platform come from. Fails: `usage`, `no-proxies`, `proxies-not-known`, `settings-unreadable`.
 * Another system's files (`--root`) have nothing to do with this environment.
 */
export function configuredWays(options: ProbeOptions, world: World): ConfiguredWays {
  const agent = agentConfiguration(options);
  const list = listFor(options, agent, world);
  if (list.entries.length === 0 && !options.direct) throw noProxies(agent.profile.proxyVariables);
  return waysOf(list, agent, {
    isDirect: options.direct ?? false,
    bundlePath: options.bundle ?? agent.bundlePath ?? hostSystemStore(options),
  });
}

/** The list that is to be probed. Fails: `proxies-not-known`, `settings-unreadable`. */
export function listFor(options: ProbeOptions, agent: AgentConfiguration, { environment }: World): ConfiguredList {
  return configuredList(options.proxy ?? [], agent, options.root === undefined ? environment : {});
}

/** The ways of a list, numbered; `isDirect`: the direct connection behind them. */
export function waysOf(
  { setBy, entries }: ConfiguredList,
  agent: AgentConfiguration,
  { isDirect, bundlePath }: { readonly isDirect: boolean; readonly bundlePath: string },
): ConfiguredWays {
  const { maxProxies, statusPath, cdn } = agent.profile;
  const ways = entries.map((entry, i): Way | UnwalkedWay => {
    const index = i + 1;
    if (i >= maxProxies) return { kind: 'ignored', index, proxy: entry.kind === 'via' ? viaText(entry.via) : 'unreadable' };
    return entry.kind === 'via' ? { kind: 'way', index, via: entry.via } : { kind: 'unreadable', index, why: entry.why };
  });
  return {
    setBy,
    ways: isDirect ? [...ways, { kind: 'way', index: 'direct', via: [] }] : ways,
    bundlePath,
    platform: agent.platform === undefined ? [] : [agent.platform.value],
    unreadableConf: agent.conf?.state === 'unreadable' ? shownPath(agent.root, agent.conf.path) : undefined,
    statusPath,
    cdn,
    habits: habitsOf(agent),
  };
}

function noProxies(variables: readonly string[]): Failure {
  return new Failure({
    code: 'no-proxies',
    what: 'cannot probe: no proxy is configured',
    why: `neither --proxy nor ${variables.join(' nor ')} names one`,
    next: 'name each with --proxy URL, or pass --direct to test the direct connection',
  });
}
