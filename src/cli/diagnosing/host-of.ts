import type { AgentRun } from '../../agent/process.ts';
import { existsInRoot, shownPath } from '../../agent/root/path-in-root.ts';
import { pathSteps } from '../../agent/root/path-steps.ts';
import type { BundleEvidence, HostEvidence, ListEvidence } from '../../diagnosis/host/host-evidence.ts';
import type { ConfiguredProxy } from '../../proxy/configured.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import type { ProbeOutcome } from '../../report/probing/probe-report.ts';
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
    isAbsent: isAbsent(agent, run),
    agent: run,
    runningList: runningList(agent, run),
    settingsFiles: settingsFiles(agent),
    ways: ways.filter((way) => way.kind === 'observed').filter(({ isCancelled }) => !isCancelled),
  };
}

function isInstalled({ root, profile: { service }, settings }: AgentConfiguration): boolean {
  return service !== undefined && (settings.unit.length > 0 || existsInRoot(root, service.initScript));
}

/** The file of variables that every program is given is no trace of an agent, unless it names the variable of the agent itself. */
function isAbsent(agent: AgentConfiguration, run: AgentRun): boolean {
  const { profile, settings, setting, conf } = agent;
  if (isInstalled(agent) || run.kind === 'running' || (conf && conf.state !== 'missing')) return false;
  if (settings.closedFolders.length > 0 || setting?.name === profile.proxyVariables[0]) return false;
  const files = [settings.readings.systemd, settings.readings.sh].flatMap((reading) => reading.files);
  return files.every(({ path, state }) => state === 'missing' || path === ofEveryProgram);
}

/** Source: pam_env(8). */
const ofEveryProgram = '/etc/environment';

/** The proxies that the running agent was started with. Of a list that it has elsewhere than in its variables nobody knows. */
export function runningList({ profile }: Pick<AgentConfiguration, 'profile'>, run: AgentRun): readonly ConfiguredProxy[] | undefined {
  const environment = run.kind === 'running' ? run.process.environment : undefined;
  if (!environment) return undefined;
  const value = profile.proxyVariables.map((name) => environment.get(name) ?? '').find((text) => text.trim() !== '') ?? '';
  return settingProxies({ value }, profile);
}

/** Whether somebody with more rights could read more of the host. */
export function isDenied({ settings, conf }: AgentConfiguration, { file }: BundleEvidence): boolean {
  const files = [...settings.effective.files, ...(conf ? [conf] : []), ...settings.unit.map(({ content }) => content)];
  const isClosed = settings.closedFolders.length > 0 || files.some((one) => 'isDenied' in one && one.isDenied);
  return isClosed || (file.kind === 'unreadable' && file.isDenied);
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
