import { authorityText } from '../../proxy/authority.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import { brokenOff } from '../broken-off.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { peerText } from '../peer-text.ts';

/** The proxy takes the connection and ends it in place of an answer to CONNECT. */
export const proxyClosesConnect: Cause = {
  id: 'proxy-closes-connect',
  severity: 'critical',
  title: 'the proxy hangs up in place of an answer to CONNECT',
  why: 'the port takes connections, but ends them on CONNECT: a list of allowed clients, a proxy that is overloaded or stops, or a port that is no proxy; libcurl says "Proxy CONNECT aborted"',
  remedy:
    "ask the proxy's owner whether this host may use the proxy, and for CONNECT to this host and port; check that the port is the proxy's",
  source: 'RFC 9110 §9.3.6; RFC 9293 §3.5.3',
  leg: 'tunnel',
  check: ({ observation }) => {
    const leg = legOf(observation, 'tunnel');
    const end = leg && !leg.ok && !leg.answer && !leg.speaksTls ? brokenOff(leg) : undefined;
    if (!leg || end === undefined) return undefined;
    const destination = observation.via[leg.hop ?? 1]?.authority ?? observation.target;
    return `${peerText(leg, observation)} was asked for CONNECT ${authorityText(destination)}, and ${end}, without an answer`;
  },
  command: curlWords,
};
