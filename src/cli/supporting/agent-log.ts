import { logReport } from '../../report/log-report.ts';
import type { DiagnoseLogReport } from '../../report/report.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';
import { agentRun } from '../diagnosing/agent-run.ts';
import { proxiesOf, runningList } from '../diagnosing/host-of.ts';
import { summariseLog } from '../diagnosing/summarise-log.ts';

/** What the whole log of the agent tells, without the logins of its files and of its process. */
export async function agentLog(agent: AgentConfiguration): Promise<DiagnoseLogReport> {
  const { profile, root, proxies } = agent;
  const running = runningList(agent, agentRun(agent));
  const known = proxiesOf([...proxies, ...(running ?? [])]);
  const { files, summary } = await summariseLog(profile.logFolder ?? '', { root, proxies: known });
  return logReport(files, summary);
}
