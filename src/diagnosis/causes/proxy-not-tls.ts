import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { notTlsCode } from '../not-tls.ts';
import { peerText } from '../peer-text.ts';

/** The proxy was asked in TLS alone, and does not answer in it. */
export const proxyNotTls: Cause = {
  id: 'proxy-not-tls',
  severity: 'critical',
  title: 'the proxy does not speak TLS on this port',
  why: 'TLS was asked for (--proxy-tls always), but the port answers in something else, most often plain HTTP: who takes https:// literally, such as curl, fails there too',
  remedy: 'write http:// for this proxy, or use its TLS port; leave --proxy-tls at auto to have the proxy asked in both ways',
  source: 'RFC 8446 §5.1; RFC 9110 §4.2.2',
  leg: 'proxy-tls',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    const code = leg?.leg === 'proxy-tls' ? notTlsCode(leg) : undefined;
    return leg && code && `${peerText(leg, observation)} answered the TLS handshake with something that is no TLS (${code})`;
  },
};
