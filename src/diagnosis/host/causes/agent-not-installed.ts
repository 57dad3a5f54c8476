import type { HostCause } from '../host-cause.ts';

/** Nothing of an agent is there: whatever else is missing is missing for that. */
export const agentNotInstalled: HostCause = {
  id: 'agent-not-installed',
  stage: 'service',
  severity: 'warning',
  title: 'no agent is installed here',
  why: 'without a service, a configuration, settings of its own and a process there is no agent that could fail: what it would read is missing because it is',
  consequence: 'nothing on this host reports to the platform',
  remedy:
    'install the agent, or look where it is: --root FOLDER for an image or a mounted host; to test proxies without one, name --bundle, --proxy and --target',
  source: 'the vendor’s installation guide',
  check: ({ profile: { service, confPath }, isAbsent, bundle, list }) => {
    // Who names both asks for these, not for an agent.
    const isAskedFor = bundle.isOwn || list.setBy === undefined;
    if (!service || !isAbsent || !isAskedFor) return undefined;
    const conf = confPath === undefined ? '' : `, no ${confPath}`;
    return {
      evidence: [`there is no ${service.unit}, no ${service.initScript}${conf}, no file of settings of its own and no process of it`],
      consequence: 'nothing on this host reports to the platform',
    };
  },
};
