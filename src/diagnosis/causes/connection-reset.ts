import { legName } from '../../proxy/handshake/leg-name.ts';
import { failedLeg } from '../../proxy/handshake/observation.ts';
import { brokenOff } from '../broken-off.ts';
import type { Cause } from '../cause.ts';
import { curlWords } from '../next-step.ts';
import { peerText } from '../peer-text.ts';

/** The connection was there, and its other end, or something on the way, ended it without a word. */
export const connectionReset: Cause = {
  id: 'connection-reset',
  severity: 'critical',
  title: 'the connection was broken off',
  why: 'the other end, or a firewall or filter in between that does not like a name or a protocol, ended the connection without a word; the agent gets no further than this leg',
  remedy:
    'look at this time into the log of the host that was connected to, and of the firewalls in between; a filter may act on the name in the TLS handshake',
  source: 'RFC 9293 §3.5.3; RFC 8446 §6.1',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    if (!leg || leg.leg === 'tunnel') return undefined;
    const end = brokenOff(leg);
    const behind =
      leg.leg === 'target-tls' || leg.leg === 'status'
        ? `${peerText(leg, observation)}, or something before it,`
        : peerText(leg, observation);
    return end && `${behind} ${end}, at the leg "${legName(leg.leg)}"`;
  },
  command: curlWords,
};
