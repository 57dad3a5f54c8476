import type { HostEvidence } from '../../diagnosis/host/host-evidence.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import type { LoggedHost } from '../../report/diagnose-report.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import type { World } from '../world.ts';
import { proxiesOf } from './host-of.ts';
import type { OpenQuestions } from './open-questions.ts';
import { summariseLog } from './summarise-log.ts';

/**
 * What the log of the agent tells since it was started and its files changed last: what was wrong before that may have been mended.
 * `undefined` where there is no log.
 *
 * `walked`: the proxies of the ways, with the logins that the command line, the environment or a file of logins gives them.
 */
export async function logOf(
  { profile, root, proxies }: AgentConfiguration,
  { host, walked }: { readonly host: HostEvidence; readonly walked: readonly Proxy[] },
  { now }: World,
  open: OpenQuestions,
): Promise<LoggedHost | undefined> {
  if (profile.logFolder === undefined) return undefined;
  const since = lastChange(host);
  // That of the running agent may be older than that of the files, and the log older than both.
  const known = [...walked, ...proxiesOf([...proxies, ...(host.runningList ?? [])])];
  const { files, summary } = await summariseLog(profile.logFolder, { root, proxies: known, ...(since !== undefined && { since }) });
  for (const { file, why } of files.filter(({ state }) => state === 'unreadable'))
    open.add(`what ${file} tells is not known: ${why}`, { isChosen: true });
  return files.length === 0 ? undefined : { files, summary, now };
}

function lastChange({ agent, bundle, settingsFiles }: HostEvidence): number | undefined {
  const file = bundle.steps.at(-1);
  const times = [
    agent.kind === 'running' ? agent.process.startedAt : undefined,
    file?.kind === 'file' ? file.modifiedAt : undefined,
    ...settingsFiles.map(({ modifiedAt }) => modifiedAt),
  ].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
