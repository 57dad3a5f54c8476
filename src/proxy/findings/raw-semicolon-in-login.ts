import type { ProxyRule } from './finding.ts';

/** The semicolon separates proxies. */
export const rawSemicolonInLogin: ProxyRule = {
  id: 'raw-semicolon-in-login',
  level: 'error',
  title: 'a ";" in a user name or password is percent-encoded',
  broken: 'a ";" stands as it is in a user name or password',
  why: 'the semicolon ends the URL there: two pieces of a URL are no proxies',
  consequence: 'the list falls into pieces there: this proxy is lost to the agent',
  remedy: 'write %3B for each ";" that is meant as it is',
  source:
    'the vendor’s page "Multiple Proxy Configuration": "if a semicolon (;) is embedded in the username/password, you must url-encode it"',
  examples: {
    kept: 'a password that is written p%3Bw',
    broken: 'the same password, written p;w',
  },
  check: ({ entry }) => (entry.kind === 'unreadable' && entry.fault === 'semicolon-in-login' ? entry.why : undefined),
};
