import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { refusedTunnel } from '../refused-tunnel.ts';

/** The proxy answers CONNECT, but not with a tunnel. */
export const connectDenied: Cause = {
  id: 'connect-denied',
  severity: 'critical',
  title: 'the proxy refuses the tunnel',
  why: 'the proxy speaks HTTP, but answers CONNECT with something else than a tunnel: its rules do not let this host, target or port through, and the agent goes on to its next proxy',
  remedy: 'ask the owner of the proxy to allow CONNECT to this host and port from this server',
  source: 'RFC 9110 §9.3.6',
  check: ({ observation }) => {
    const refused = refusedTunnel(observation);
    return refused && !refused.isUnreachable ? refused.words : undefined;
  },
  command: curlWords,
};
