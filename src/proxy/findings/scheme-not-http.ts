import type { ProxyRule } from './finding.ts';

/** Other kinds of proxies. */
export const schemeNotHttp: ProxyRule = {
  id: 'scheme-not-http',
  level: 'error',
  title: 'a proxy begins with http:// or https://',
  broken: 'a proxy begins with neither http:// nor https://',
  why: 'the agent talks HTTP to its proxies, and no other protocol',
  consequence: 'the agent does not come through this proxy: it goes on to the next',
  remedy: 'name an HTTP proxy: http://HOST:PORT',
  source: 'the vendor’s page "Multiple Proxy Configuration"',
  examples: {
    kept: 'http://gate.example:3128',
    broken: 'socks5://gate.example:1080',
  },
  check: ({ entry }) => (entry.kind === 'unreadable' && entry.fault === 'scheme' ? 'its scheme is neither http nor https' : undefined),
};
