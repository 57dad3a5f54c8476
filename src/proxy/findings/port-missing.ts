import type { ProxyRule } from './finding.ts';

/** Every program has another default. */
export const portMissing: ProxyRule = {
  id: 'port-missing',
  level: 'error',
  title: 'a proxy has a port',
  broken: 'a proxy has no port',
  why: 'without a port libcurl takes 1080, or 443 where the proxy speaks TLS; neither is what most proxies listen on',
  consequence: 'the agent connects to port 1080, or 443, and goes on to the next proxy where nobody answers there',
  remedy: 'write the port behind the host',
  source: 'libcurl, CURLOPT_PROXYPORT',
  examples: {
    kept: 'http://gate.example:3128',
    broken: 'http://gate.example',
  },
  check: ({ entry }) => (entry.kind === 'unreadable' && entry.fault === 'port-missing' ? 'the port is missing' : undefined),
};
