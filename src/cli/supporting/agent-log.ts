import { findAgent } from '../../agent/process.ts';
import { logReport } from '../../report/log-report.ts';
import type { DiagnoseLogReport } from '../../report/report.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import { runningList } from '../diagnosing/host-of.ts';
import { logWithoutLogins, proxiesOf } from '../diagnosing/log-without-logins.ts';
import { summariseLog } from '../diagnosing/summarise-log.ts';

/** What the whole log of the agent tells, without the logins of its files and of its process. */
export async function agentLog(agent: AgentConfiguration): Promise<DiagnoseLogReport> {
  const { profile, root, proxies } = agent;
  const { files, summary } = await summariseLog(profile.logFolder ?? '', { root });
  const running = profile.service ? runningList(agent, findAgent(root, profile.service)) : undefined;
  return logReport(files, logWithoutLogins(summary, proxiesOf([...proxies, ...(running ?? [])])));
}
