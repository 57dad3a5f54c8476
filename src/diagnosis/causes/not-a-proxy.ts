import { notHttp } from '../../proxy/handshake/http-head.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { peerText } from '../peer-text.ts';

/** The port answers, but neither in HTTP nor in TLS. */
export const notAProxy: Cause = {
  id: 'not-a-proxy',
  severity: 'critical',
  title: 'the port speaks neither HTTP nor TLS',
  why: 'another service listens on this port (SSH, a mail server, a SOCKS proxy): it does not understand CONNECT, and the agent gets no tunnel from it',
  remedy: "check host and port in the proxy URL with the proxy's owner; a SOCKS port is none for the agent",
  source: 'RFC 9110 §9.3.6; RFC 9112 §4',
  leg: 'tunnel',
  check: ({ observation }) => {
    const leg = legOf(observation, 'tunnel');
    if (leg?.fault?.kind !== 'protocol' || leg.fault.what !== notHttp.what || leg.speaksTls) return undefined;
    return `${peerText(leg, observation)} answered CONNECT with something that is neither HTTP nor TLS`;
  },
};
