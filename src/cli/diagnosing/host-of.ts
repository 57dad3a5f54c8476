import type { AgentRun } from '../../agent/process.ts';
import { existsInRoot, shownPath } from '../../agent/root/path-in-root.ts';
import { pathSteps } from '../../agent/root/path-steps.ts';
import type { BundleEvidence, HostEvidence, ListEvidence } from '../../diagnosis/host/host-evidence.ts';
import type { ConfiguredProxy } from '../../proxy/configured.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import type { ProbeOutcome } from '../../report/probe-report.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import { settingProxies } from '../setting-proxies.ts';

/** What is known of a host beside its settings. */
export interface HostFacts {
  readonly bundle: BundleEvidence;
  readonly list: ListEvidence;
  readonly run: AgentRun;
  readonly ways: ProbeOutcome['ways'];
  /** Whether the command line names a target. */
  readonly isTargetNamed: boolean;
}

/** All that the causes on a host look at, put together. */
export function hostOf(agent: AgentConfiguration, { bundle, list, run, ways, isTargetNamed }: HostFacts): HostEvidence {
  return {
    profile: agent.profile,
    bundle,
    list,
    platform: {
      isNamed: isTargetNamed || agent.platform !== undefined,
      confPath: agent.conf && agent.conf.state !== 'unreadable' ? shownPath(agent.root, agent.conf.path) : undefined,
    },
    isInstalled: isInstalled(agent),
    agent: run,
    runningList: runningList(agent, run),
    settingsFiles: settingsFiles(agent),
    ways: ways.filter((way) => way.kind === 'observed').filter(({ isCancelled }) => !isCancelled),
  };
}

function isInstalled({ root, profile: { service }, settings }: AgentConfiguration): boolean {
  return service !== undefined && (settings.unit.length > 0 || existsInRoot(root, service.initScript));
}

/** The proxies that the running agent was started with. Of a list that it has elsewhere than in its variables nobody knows. */
export function runningList({ profile }: Pick<AgentConfiguration, 'profile'>, run: AgentRun): readonly ConfiguredProxy[] | undefined {
  const environment = run.kind === 'running' ? run.process.environment : undefined;
  if (!environment) return undefined;
  const value = profile.proxyVariables.map((name) => environment.get(name) ?? '').find((text) => text.trim() !== '') ?? '';
  return settingProxies({ value }, profile);
}

/** The proxies of a list that could be read. */
export function proxiesOf(list: readonly ConfiguredProxy[]): readonly Proxy[] {
  return list.flatMap(({ entry }) => (entry.kind === 'proxy' ? [entry.proxy] : []));
}

/** What is read when the agent starts: its unit, the files of variables that count, its configuration. */
function settingsFiles({ root, settings, conf }: AgentConfiguration): HostEvidence['settingsFiles'] {
  const read = settings.effective.files.filter(({ state }) => state === 'read').map(({ path }) => path);
  const units = settings.effective.reader === 'systemd' ? settings.unit.map(({ path }) => path) : [];
  const paths = [...units, ...read, ...(conf?.state === 'read' ? [conf.path] : [])];
  return [...new Set(paths)].flatMap((path) => {
    const last = pathSteps(root, path).at(-1);
    return last?.kind === 'file' ? [{ path: shownPath(root, path), modifiedAt: last.modifiedAt }] : [];
  });
}
