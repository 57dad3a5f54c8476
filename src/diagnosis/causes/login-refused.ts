import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { refusedLogin } from '../refused-login.ts';

/** The proxy answers 407 to a login that was sent. Some proxies (tinyproxy) answer a wrong login with 401, which is meant for servers. */
export const loginRefused: Cause = {
  id: 'login-refused',
  severity: 'critical',
  title: 'the proxy refuses the login',
  why: 'a login was sent, and the proxy answers 407 once more: user or password is wrong, locked or expired, or not percent-encoded in the URL; this is no certificate problem',
  remedy:
    'check user and password in the proxy URL, percent-encoded (@ as %40, : as %3A, ; as %3B), and whether the account is locked; try them by hand first',
  source: 'RFC 9110 §11.7 and §15.5.8; RFC 7617 §2',
  leg: 'tunnel',
  check: ({ observation }) => {
    const refused = refusedLogin(observation);
    return refused?.sent ? refused.words : undefined;
  },
  command: curlWords,
};
