import type { ProxyRule } from './finding.ts';

/** It works with some programs. */
export const rawCharacterInLogin: ProxyRule = {
  id: 'raw-character-in-login',
  level: 'warning',
  title: '"@" and "&" in a user name or password are percent-encoded',
  broken: '"@" or "&" stands as it is in a user name or password',
  why: 'programs disagree where the password ends; a shell that reads the file ends the value at "&" outside quotes',
  consequence: 'the agent may send another password, or look for another host; a shell outside quotes cuts the list off at "&"',
  remedy: 'write %40 for "@" and %26 for "&"',
  source: 'RFC 3986 §3.2.1; the vendor’s install guide',
  examples: {
    kept: 'a password that is written p%40w',
    broken: 'the same password, written p@w',
  },
  check: ({ entry }) =>
    entry.kind === 'proxy' && entry.rawInLogin
      ? `its user name or password has a raw ${[...entry.rawInLogin].map((character) => `"${character}"`).join(' and ')}`
      : undefined,
};
