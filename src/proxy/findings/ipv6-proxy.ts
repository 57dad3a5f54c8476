import type { ProxyRule } from './finding.ts';

/** Not documented, so not to be relied on. */
export const ipv6Proxy: ProxyRule = {
  id: 'ipv6-proxy',
  level: 'warning',
  title: 'a proxy is named, or has an IPv4 address',
  broken: 'a proxy has an IPv6 address',
  why: 'the vendor documents hosts by name and IPv4 address only: whether an agent takes an IPv6 address in brackets depends on its version',
  consequence: 'an agent that does not take such an address goes on to the next proxy',
  remedy: 'give the proxy a name in DNS',
  source: 'the vendor’s page "Multiple Proxy Configuration"',
  examples: {
    kept: 'http://gate.example:3128',
    broken: 'http://[2001:db8::7]:3128',
  },
  check: ({ entry }) => (entry.kind === 'proxy' && entry.proxy.authority.host.includes(':') ? 'its host is an IPv6 address' : undefined),
};
