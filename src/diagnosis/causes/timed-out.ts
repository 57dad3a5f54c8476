import { failedLeg, type Leg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { curlWords, resolverWords } from '../next-step.ts';
import { peerText } from '../peer-text.ts';

const waitedFor: Readonly<Record<Leg['leg'], string>> = {
  resolve: 'the resolver gave no answer',
  connect: 'no connection came about',
  'proxy-tls': 'the proxy did not finish the TLS handshake',
  tunnel: 'the proxy did not answer CONNECT',
  'target-tls': 'the target did not finish the TLS handshake',
  status: 'the target did not answer the request for its status page',
};

/** A leg took longer than its limit. */
export const timedOut: Cause = {
  id: 'timed-out',
  severity: 'critical',
  title: 'no answer in time',
  why: 'no answer came at all: most often a firewall drops the packets in silence, the port takes connections and says nothing, or a proxy waits for the target',
  remedy: 'check routes and firewalls on the way, and that this port is right; try a longer --timeout',
  source: 'RFC 9293 §3.8.3; connect(2), ETIMEDOUT',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    return leg?.fault?.kind === 'timeout' ? `${waitedFor[leg.leg]} within ${timeText(leg.ms)}: ${peerText(leg, observation)}` : undefined;
  },
  command: (evidence) => (failedLeg(evidence.observation)?.leg === 'resolve' ? resolverWords(evidence) : curlWords(evidence)),
};

function timeText(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
