import type { ProxyRule } from './finding.ts';

/** A raw percent sign in a password. */
export const badPercentEncoding: ProxyRule = {
  id: 'bad-percent-encoding',
  level: 'error',
  title: 'a "%" in a user name or password begins a percent-encoding',
  why: 'what stands behind "%" is decoded to something else, or the URL is refused: the login fails',
  remedy: 'write %25 for each "%" that is meant as it is',
  source: 'RFC 3986 §2.1',
  examples: {
    kept: 'http://user:100%25@gate.example:3128',
    broken: 'http://user:100%@gate.example:3128',
  },
  check: ({ entry }) => (entry.kind === 'unreadable' && entry.fault === 'percent-encoding' ? entry.why : undefined),
};
