import type { AgentProcess } from '../../../agent/process.ts';
import type { ConfiguredProxy } from '../../../proxy/configured.ts';
import type { HostCause } from '../host-cause.ts';
import type { HostEvidence } from '../host-evidence.ts';

/** The time of the start is known to a second or so. */
const toleratedMs = 2000;

/** The agent goes on with what it read when it started. */
export const agentNotRestarted: HostCause = {
  id: 'agent-not-restarted',
  severity: 'warning',
  title: 'the agent was not restarted since its files changed',
  why: 'variables reach a process when it starts and never again; whether the agent reads its bundle anew while it runs is not documented',
  remedy: 'restart the agent: the vendor asks for that after each change of the proxies',
  source: 'the vendor’s page "Multiple Proxy Configuration"; environ(7); proc(5)',
  check: (evidence) => {
    const { agent, profile } = evidence;
    if (agent.kind !== 'running') return undefined;
    const [first, ...others] = [...otherProxies(evidence, agent.process), ...changedFiles(evidence, agent.process)];
    if (first === undefined) return undefined;
    return {
      evidence: [first, ...others],
      consequence: 'the running agent goes on with what it read when it started',
      ...(profile.service && { command: ['systemctl', 'restart', profile.service.unit] }),
    };
  },
};

/** What stands in the environment of the process is stronger evidence than the time of any file. */
function otherProxies({ list, runningList }: HostEvidence, { pid }: AgentProcess): readonly string[] {
  if (!runningList || !list.areFilesKnown || isSameList(runningList, list.configured)) return [];
  const [running, written] = [runningList, list.configured].map(listText);
  if (running !== written) return [`the running agent (process ${pid}) was started with ${running}; its files say ${written}`];
  return [`the running agent (process ${pid}) was started with the proxies of its files, but with another login`];
}

function changedFiles({ bundle, settingsFiles, list, runningList }: HostEvidence, { pid, startedAt }: AgentProcess): readonly string[] {
  if (startedAt === undefined) return [];
  const file = bundle.steps.at(-1);
  const own =
    bundle.isOwn && file?.kind === 'file' && bundle.path !== undefined ? [{ path: bundle.path, modifiedAt: file.modifiedAt }] : [];
  // Where its environment is seen to be that of the files, nobody needs to go by their times.
  const isSame = runningList !== undefined && list.areFilesKnown && isSameList(runningList, list.configured);
  return [...own, ...(isSame ? [] : settingsFiles)]
    .filter(({ modifiedAt }) => modifiedAt > startedAt + toleratedMs)
    .map(({ path, modifiedAt }) => `${path} changed ${timeText(modifiedAt)}; the agent (process ${pid}) runs since ${timeText(startedAt)}`);
}

function isSameList(one: readonly ConfiguredProxy[], other: readonly ConfiguredProxy[]): boolean {
  return one.length === other.length && one.every((proxy, i) => keyOf(proxy) === keyOf(other[i]));
}

/** Holds the login: for the comparison alone. */
function keyOf(proxy: ConfiguredProxy | undefined): string {
  if (proxy?.entry.kind !== 'proxy') return proxy?.entry.kind ?? '';
  return `${proxy.entry.proxy} ${proxy.entry.proxy.basicAuthorization() ?? ''}`;
}

function listText(list: readonly ConfiguredProxy[]): string {
  return list.length === 0
    ? 'no proxy'
    : list.map(({ entry }) => (entry.kind === 'proxy' ? String(entry.proxy) : 'an entry that is no URL')).join('; ');
}

function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
