import type { Cause } from '../cause.ts';
import { refusedLogin } from '../refused-login.ts';

/** The proxy answers 407, and no login was sent. */
export const loginRequired: Cause = {
  id: 'login-required',
  severity: 'critical',
  title: 'the proxy wants a login',
  why: 'the proxy answers 407 to a CONNECT without a login: the list of proxies has none for it, so the agent gets no tunnel; this is no certificate problem',
  remedy:
    'write user and password into the proxy URL, percent-encoded (http://user:password@host:port), or ask the owner to let this host in by its address',
  source: 'RFC 9110 §11.7 and §15.5.8',
  leg: 'tunnel',
  check: ({ observation }) => {
    const refused = refusedLogin(observation);
    return refused && !refused.sent ? refused.words : undefined;
  },
};
