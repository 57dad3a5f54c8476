/** An entry of the list of proxies that is no proxy URL: known before anything is observed, so it is no {@link Cause}. */
export const proxyUnreadable = {
  id: 'proxy-unreadable',
  severity: 'critical',
  title: 'an entry of the list is no proxy URL',
  remedy: 'write scheme, host and port, http://gate.example:3128; user name and password stand percent-encoded before the host',
} as const;
