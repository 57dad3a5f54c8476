import { faultText } from '../../proxy/handshake/fault.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { resolverWords } from '../next-step.ts';

/** The name of the proxy, or of the target on the direct way, has no address. */
export const nameNotResolved: Cause = {
  id: 'name-not-resolved',
  severity: 'critical',
  title: 'the host name has no address',
  why: 'without an address there is nobody to connect to: the name is misspelt, or the resolver of this host does not know it',
  remedy: 'check the spelling of the name, and what the resolver of this host says: getent ahosts NAME',
  source: 'RFC 1034 §3.6; getaddrinfo(3)',
  check: ({ observation }) => {
    const fault = legOf(observation, 'resolve')?.fault;
    if (!fault || fault.kind === 'timeout') return undefined;
    const { host } = observation.proxy?.authority ?? observation.target;
    return `"${host}" has no address (${faultText(fault)})`;
  },
  command: resolverWords,
};
