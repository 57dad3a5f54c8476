import type { HostEvidence } from '../../diagnosis/host/host-evidence.ts';
import type { LogSummary } from '../../diagnosis/log/log-summary.ts';
import { cleanerOf } from '../../report/cleaner.ts';
import type { LoggedHost } from '../../report/diagnosing/diagnose-report.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import type { World } from '../world.ts';
import type { OpenQuestions } from './open-questions.ts';
import { summariseLog } from './summarise-log.ts';

/**
 * What the log of the agent tells since it was started and its files changed last: what was wrong before that may have been mended.
 * `undefined` where there is no log.
 */
export async function logOf(
  { profile, root }: AgentConfiguration,
  host: HostEvidence,
  { now }: World,
  open: OpenQuestions,
): Promise<LoggedHost | undefined> {
  if (profile.logFolder === undefined) return undefined;
  const since = lastChange(host);
  const { files, summary } = await summariseLog(profile.logFolder, { root, ...(since !== undefined && { since }) });
  for (const { file, why } of files.filter(({ state }) => state === 'unreadable'))
    open.add(`what ${file} tells is not known: ${why}`, { isChosen: true });
  return files.length === 0 ? undefined : { files, summary: withoutLogins(summary, host), now };
}

/** A log may hold the logins of the list in forms that only those who know them recognise. */
function withoutLogins(summary: LogSummary, { list }: HostEvidence): LogSummary {
  const clean = cleanerOf(list.configured.flatMap(({ entry }) => (entry.kind === 'proxy' ? [entry.proxy] : [])));
  const causes = summary.causes.map((cause) => ({
    ...cause,
    examples: cause.examples.map((example) => ({ ...example, text: clean(example.text) })),
  }));
  return { ...summary, causes };
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
