import type { HostCause } from '../host-cause.ts';

/** The agent is there, and nothing says to which platform it belongs. */
export const platformNotNamed: HostCause = {
  id: 'platform-not-named',
  stage: 'settings',
  severity: 'warning',
  title: 'the configuration of the agent names no platform',
  why: 'an agent that was installed and never activated, or whose configuration lost its ServerUri, reports nowhere; without the name no way can be tested',
  remedy: 'activate the agent with the command of the vendor’s installation guide; for a test name the platform with --target',
  source: 'the vendor’s installation guide: activation writes ServerUri',
  check: ({ isInstalled, platform: { isNamed, confPath } }) => {
    if (isNamed || confPath === undefined || !isInstalled) return undefined;
    return { evidence: [`${confPath} has no ServerUri with a host in it`] };
  },
};
