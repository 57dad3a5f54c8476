import { faultText } from '../../proxy/handshake/fault.ts';
import { legName } from '../../proxy/handshake/leg-name.ts';
import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** A leg ended in an error that no more specific cause explains: a reset, a TLS alert, an answer that is no HTTP. */
export const connectionFailed: Cause = {
  id: 'connection-failed',
  severity: 'critical',
  title: 'the connection failed',
  why: 'the connection ended in an error that no more specific cause explains: a reset, a TLS alert, an answer that is no HTTP',
  remedy: 'check what stands on the way to the host, and its own log at this time',
  source: 'RFC 9293 §3.5.3; RFC 8446 §6.2',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    return leg?.fault && `the leg "${legName(leg.leg)}" failed: ${faultText(leg.fault)}`;
  },
};
