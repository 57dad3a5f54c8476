import { authorityText } from '../../proxy/authority.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { refusalWords } from '../refusal-words.ts';

/** The proxy answers CONNECT, but not with a tunnel. */
export const connectDenied: Cause = {
  id: 'connect-denied',
  severity: 'critical',
  title: 'the proxy refuses the tunnel',
  why: 'the proxy speaks HTTP, but answers CONNECT with something else than a tunnel: its rules do not let this host through',
  remedy: 'ask the owner of the proxy to allow CONNECT to this host and port from this server',
  source: 'RFC 9110 §9.3.6',
  check: ({ observation }) => {
    const tunnel = legOf(observation, 'tunnel');
    if (!tunnel?.answer || tunnel.ok || [401, 407].includes(tunnel.answer.status)) return undefined;
    const { status, reason } = tunnel.answer;
    const destination = observation.via[tunnel.hop ?? 1]?.authority ?? observation.target;
    const answer = `CONNECT ${authorityText(destination)} was answered with ${status}${reason === '' ? '' : ` ${reason}`}`;
    return [answer, ...refusalWords(tunnel.answer, tunnel.excerpt ?? '')].join('; ');
  },
};
