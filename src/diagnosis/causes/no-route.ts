import { authorityText } from '../../proxy/authority.ts';
import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

const codes: ReadonlySet<string> = new Set(['EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH']);

/** The network says that it has no way to the address. */
export const noRoute: Cause = {
  id: 'no-route',
  severity: 'critical',
  title: 'no route leads to the host',
  why: 'this host, or a router on the way, says that no way leads to this address: a link is down, a route is missing, or a firewall says so',
  remedy: 'check the links and routes of this host (ip route get ADDRESS), and the firewalls on the way; then whether the host is up',
  source: 'connect(2), ENETUNREACH; RFC 1122 §3.2.2.1',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    if (leg?.leg !== 'connect' || leg.fault?.kind !== 'error' || !codes.has(leg.fault.code)) return undefined;
    const { host } = observation.proxy?.authority ?? observation.target;
    const addresses = (leg.attempts ?? []).map(({ address }) => address).filter((address) => address !== host);
    const asked = authorityText(observation.proxy?.authority ?? observation.target);
    return `no route leads to ${asked}${addresses.length > 0 ? `, at ${addresses.join(', ')}` : ''} (${leg.fault.code})`;
  },
  command: ({ observation }) => {
    const leg = failedLeg(observation);
    const [first] = leg?.leg === 'connect' ? (leg.attempts ?? []) : [];
    return first && ['ip', 'route', 'get', first.address];
  },
};
