import type { ProxyRule } from './finding.ts';

/** The agent ignores the rest, without an error. */
export const tooManyProxies: ProxyRule = {
  id: 'too-many-proxies',
  level: 'warning',
  title: 'a list has no more proxies than the agent uses',
  broken: 'the list has more proxies than the agent uses',
  why: 'the agent ignores what stands behind the fifth, and says nothing',
  consequence: 'the agent never comes to this proxy, though all before it fail',
  remedy: 'take the proxies that matter to the front of the list',
  source: 'the vendor’s page "Multiple Proxy Configuration"; that the rest is ignored is observed',
  examples: {
    kept: 'five proxies',
    broken: 'a sixth',
  },
  check: ({ isIgnored }) => (isIgnored ? 'the agent ignores it: it stands behind the last one that it uses' : undefined),
};
