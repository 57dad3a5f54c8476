import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { opensslWords } from '../next-step.ts';

/** What OpenSSL says where the peer chose an older version, and where the peer refused ours. */
const codes: ReadonlySet<string> = new Set(['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION']);

/** The peer speaks TLS, but no version from 1.2 on. */
export const tlsTooOld: Cause = {
  id: 'tls-too-old',
  severity: 'critical',
  title: 'the peer speaks only TLS below 1.2',
  why: 'the agent and the platform speak TLS 1.2 and later: older versions are broken, and OpenSSL refuses them',
  remedy: 'ask the owner of this proxy or server to allow TLS 1.2 and 1.3',
  source: 'RFC 8996 §4 and §5',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    if (leg?.leg !== 'proxy-tls' && leg?.leg !== 'target-tls') return undefined;
    if (leg.fault?.kind !== 'error' || !codes.has(leg.fault.code)) return undefined;
    const peer = leg.leg === 'proxy-tls' ? 'proxy' : 'target';
    return leg.oldProtocol === undefined
      ? `the ${peer} offers no TLS from 1.2 on (${leg.fault.code})`
      : `the ${peer} speaks ${leg.oldProtocol} and nothing newer`;
  },
  command: opensslWords,
};
