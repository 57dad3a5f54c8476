import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { refusedTunnel } from '../refused-tunnel.ts';

/** The proxy would open the tunnel, but gets no connection to its other end. */
export const targetUnreachableFromProxy: Cause = {
  id: 'target-unreachable-from-proxy',
  severity: 'critical',
  title: 'the proxy does not reach the target',
  why: 'the proxy takes the CONNECT, but gets no connection to what is asked for: the name or port is wrong, or its own way out is closed',
  remedy: "check the target's name and port; if they are right, let the owner of the proxy check its resolver and its way out",
  source: 'RFC 9110 §15.6; RFC 9209 §2.3; the error pages of Squid',
  check: ({ observation }) => {
    const refused = refusedTunnel(observation);
    return refused?.isUnreachable ? refused.words : undefined;
  },
  command: curlWords,
};
