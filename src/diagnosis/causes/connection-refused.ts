import { authorityText } from '../../proxy/authority.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** The host answers, but nothing listens on the port. */
export const connectionRefused: Cause = {
  id: 'connection-refused',
  severity: 'critical',
  title: 'nothing listens on the port',
  why: 'the host answers that nobody listens on this port: the proxy (the target, on the direct way) does not run, or runs on another port',
  remedy: 'check the port, and whether a proxy or server runs there; a firewall may also refuse the connection',
  source: 'RFC 9293 §3.10.7.1; connect(2), ECONNREFUSED',
  check: ({ observation }) => {
    const leg = legOf(observation, 'connect');
    if (leg?.fault?.kind !== 'error' || leg.fault.code !== 'ECONNREFUSED') return undefined;
    return `nothing listens on ${authorityText(observation.proxy?.authority ?? observation.target)} (ECONNREFUSED)`;
  },
};
