import { legOf } from '../../proxy/handshake/observation.ts';
import { offeredSchemes } from '../../proxy/handshake/tunnel.ts';
import type { Cause } from '../cause.ts';

/** The proxy answers 407: no login, a wrong one, or one of a scheme that was not tried. */
export const loginRequired: Cause = {
  id: 'login-required',
  severity: 'critical',
  title: 'the proxy wants a login',
  why: 'the proxy answers 407: no login was sent, a wrong one, or one of a scheme that was not tried',
  remedy: "check user and password in the proxy URL, percent-encoded; values encrypted with the vendor's utility cannot be tested",
  source: 'RFC 9110 §11.7 and §15.5.8',
  check: ({ observation }) => {
    const answer = legOf(observation, 'tunnel')?.answer;
    if (answer?.status !== 407) return undefined;
    const schemes = offeredSchemes(answer).join(', ');
    const offer = schemes === '' ? 'it names no scheme' : `it offers ${schemes}`;
    return `${observation.proxy?.hasCredentials ? 'the Basic login was not accepted' : 'no login is configured'} (407); ${offer}`;
  },
};
