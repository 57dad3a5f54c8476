import { legOf } from '../../proxy/handshake/observation.ts';
import { offeredSchemes } from '../../proxy/handshake/tunnel.ts';
import type { Cause } from '../cause.ts';

/**
 * The proxy answers 407: no login, a wrong one, or one of a scheme that was not tried. Some proxies (tinyproxy) answer a wrong login
 * with 401, which is meant for servers.
 */
export const loginRequired: Cause = {
  id: 'login-required',
  severity: 'critical',
  title: 'the proxy wants a login',
  why: 'the proxy answers 407: no login was sent, a wrong one, or one of a scheme that was not tried',
  remedy: "check user and password in the proxy URL, percent-encoded; values encrypted with the vendor's utility cannot be tested",
  source: 'RFC 9110 §11.7 and §15.5.8',
  check: ({ observation }) => {
    const { answer, login, hop = 1 } = legOf(observation, 'tunnel') ?? {};
    if (answer?.status !== 407 && answer?.status !== 401) return undefined;
    const schemes = offeredSchemes(answer).join(', ');
    const offer = schemes === '' ? 'it names no scheme' : `it offers ${schemes}`;
    const sent = login === 'digest' ? 'the Digest login was not accepted' : 'the Basic login was not accepted';
    const { via } = observation;
    const which = via.length > 1 ? `proxy ${hop} of the chain: ` : '';
    return `${which}${via[hop - 1]?.hasCredentials ? sent : 'no login is configured'} (${answer.status}); ${offer}`;
  },
};
