import { legOf } from '../../proxy/handshake/observation.ts';
import { offeredSchemes } from '../../proxy/handshake/tunnel.ts';
import type { Cause } from '../cause.ts';

/** The proxy wants a login, but none that the agent is known to send. */
export const basicNotOffered: Cause = {
  id: 'basic-not-offered',
  severity: 'critical',
  title: 'the proxy wants a login, but offers no Basic',
  why: "of the agent's login it is known only that it is sent as Basic: a proxy that takes Digest, NTLM or Negotiate alone refuses it, right or wrong",
  remedy: 'ask the owner of the proxy to take Basic from this host, or to let it in by its address; another user or password does not help',
  source: 'RFC 9110 §11.7.1; RFC 7617 §2',
  check: ({ observation }) => {
    const { answer, login, hop = 1 } = legOf(observation, 'tunnel') ?? {};
    // A Digest login that was tried, and refused, is wrong.
    if (answer?.status !== 407 || login === 'digest') return undefined;
    const schemes = offeredSchemes(answer);
    if (schemes.length === 0 || schemes.some((scheme) => scheme.toLowerCase() === 'basic')) return undefined;
    const which = observation.via.length > 1 ? `proxy ${hop} of the chain` : 'it';
    return `${which} offers ${schemes.join(', ')}, and not Basic (${answer.status})`;
  },
};
