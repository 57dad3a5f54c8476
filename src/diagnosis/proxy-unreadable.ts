/** An entry of the list of proxies that is no proxy URL: known before anything is observed, so it is no {@link Cause}. */
export const proxyUnreadable = {
  id: 'proxy-unreadable',
  severity: 'critical',
  title: 'an entry of the list is no proxy URL',
  why: 'the agent skips or misreads an entry that is no URL; most often a character of the password is not percent-encoded',
  consequence: 'this entry never leads the agent to the platform: it goes on to the next, or to a host that nobody meant',
  remedy: 'write scheme, host and port, http://gate.example:3128; user name and password stand percent-encoded before the host',
  source: 'RFC 3986 §2.1 and §3',
} as const;
