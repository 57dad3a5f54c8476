import type { EntryFault } from '../parse-proxies.ts';
import type { ProxyRule } from './finding.ts';

const others: ReadonlySet<EntryFault> = new Set<EntryFault>(['quotes', 'blank', 'no-scheme', 'delimiter-in-login', 'path', 'authority']);

/** All other ways in which an entry is no URL of a proxy. */
export const notAProxyUrl: ProxyRule = {
  id: 'not-a-proxy-url',
  level: 'error',
  title: 'an entry of the list is the URL of a proxy',
  broken: 'an entry of the list is not the URL of a proxy',
  why: 'the agent skips or misreads an entry that is no URL',
  consequence: 'the agent does not get this proxy: it goes on to the next',
  remedy: 'write scheme, host and port: http://gate.example:3128; user name and password stand percent-encoded before the host',
  source: 'RFC 3986 §3',
  examples: {
    kept: 'http://gate.example:3128',
    broken: 'gate.example:3128',
  },
  check: ({ entry }) => (entry.kind === 'unreadable' && others.has(entry.fault) ? `it is no proxy URL: ${entry.why}` : undefined),
};
