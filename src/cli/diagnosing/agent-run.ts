import { accountOf } from '../../agent/accounts.ts';
import { type AgentRun, findAgent } from '../../agent/process.ts';
import { pathSteps } from '../../agent/root/path-steps.ts';
import { readInRoot } from '../../agent/root/read-in-root.ts';
import type { AgentConfiguration } from '../agent-configuration.ts';

/**
 * The running agent: a process of root, of the user of its unit, of SudoUser, or of the owner of its configuration, which the vendor's tool
 * gives to the agent's user. What others on the host call by that name is not believed.
 */
export function agentRun(agent: AgentConfiguration): AgentRun {
  const { root, profile, conf } = agent;
  if (!profile.service) return { kind: 'unknown' };
  const file = conf && pathSteps(root, conf.path).at(-1);
  const owners = [userOfUnit(agent), conf?.sudoUser?.value].map((user) => (user === undefined ? undefined : accountOf(root, user)?.uid));
  const all = [...owners, file?.kind === 'file' ? file.uid : undefined];
  return findAgent(
    root,
    profile.service,
    all.filter((uid) => uid !== undefined),
  );
}

/** Source: systemd.exec(5), `User=`; the last one counts. */
function userOfUnit({ root, settings: { unit } }: AgentConfiguration): string | undefined {
  const texts = unit.map(({ path }) => readInRoot(root, path)).map((content) => (content.kind === 'text' ? content.text : ''));
  return [...texts.join('\n').matchAll(/^[ \t]*User[ \t]*=[ \t]*(\S{1,64})[ \t\r]*$/gm)].at(-1)?.[1];
}
