import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { notTlsCode } from '../not-tls.ts';
import { peerText } from '../peer-text.ts';

/** The tunnel stands, but its end does not answer in TLS. */
export const targetNotTls: Cause = {
  id: 'target-not-tls',
  severity: 'critical',
  title: "the tunnel's end does not speak TLS",
  why: 'the way to the target is open, but what answers there is no TLS: the port is that of another service, or something on the way answers in plain text, such as a block page in HTTP',
  remedy:
    'check host and port of the target (ServerUri of the agent); the platform speaks TLS on 443; else ask the owner of the proxy or firewall what answers there',
  source: 'RFC 8446 §5.1; RFC 9110 §4.2.2',
  leg: 'target-tls',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    const code = leg?.leg === 'target-tls' ? notTlsCode(leg) : undefined;
    return leg && code && `${peerText(leg, observation)} answered the TLS handshake with something that is no TLS (${code})`;
  },
  command: curlWords,
};
