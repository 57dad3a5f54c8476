import type { HostCause } from '../host-cause.ts';

/** The agent is installed, and none of its processes is there. */
export const agentNotRunning: HostCause = {
  id: 'agent-not-running',
  stage: 'service',
  severity: 'critical',
  title: 'the agent does not run',
  why: 'a service that has ended, or was never started, reports nothing, whatever its proxies do',
  remedy: 'start the agent; if it ends again, look at its log',
  source: 'systemctl(1); proc(5)',
  check: ({ profile: { service }, isInstalled, agent }) => {
    if (!service || !isInstalled || agent.kind !== 'absent') return undefined;
    return {
      evidence: [`its service is installed, and no process has the name ${service.program}`],
      consequence: 'the host is silent',
      command: ['systemctl', 'start', service.unit],
    };
  },
};
