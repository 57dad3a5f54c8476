import type { ProxyRule } from './finding.ts';

/** A raw percent sign in a password. */
export const badPercentEncoding: ProxyRule = {
  id: 'bad-percent-encoding',
  level: 'error',
  title: 'a "%" in a user name or password begins a percent-encoding',
  broken: 'a "%" in a user name or password begins no percent-encoding',
  why: 'what stands behind "%" is decoded to something else, or the URL is refused: the login fails',
  consequence: 'the proxy refuses the login (407), and the agent goes on to the next',
  remedy: 'write %25 for each "%" that is meant as it is',
  source: 'RFC 3986 §2.1',
  examples: {
    kept: 'a password that is written 100%25',
    broken: 'the same password, written 100%',
  },
  check: ({ entry }) => (entry.kind === 'unreadable' && entry.fault === 'percent-encoding' ? entry.why : undefined),
};
