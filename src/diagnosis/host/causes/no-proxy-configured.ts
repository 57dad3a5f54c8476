import type { HostCause } from '../host-cause.ts';

/** Nothing names a proxy, so that the agent goes direct. */
export const noProxyConfigured: HostCause = {
  id: 'no-proxy-configured',
  severity: 'warning',
  title: 'no proxy is configured',
  why: 'an agent that is told no proxy connects directly; where a firewall lets only the proxies out, the host goes silent',
  remedy:
    'set the variable of the agent in a file that its service reads (the command lists them), for instance qualys_https_proxy="http://gate.example:3128", then restart the agent',
  source: 'the vendor’s page "Multiple Proxy Configuration"',
  check: ({ list: { isKnown, count, variables } }) => {
    if (!isKnown || count > 0) return undefined;
    return {
      evidence: [`no file that the agent is given sets ${variables.join(' or ')}`],
      consequence: 'the agent goes direct, past every proxy',
      command: ['cabundle', 'proxies', '--verbose'],
    };
  },
};
