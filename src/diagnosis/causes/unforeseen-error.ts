import { faultText } from '../../proxy/handshake/fault.ts';
import { legName } from '../../proxy/handshake/leg-name.ts';
import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** The walk met something that cabundle was not written for; it tells nothing of the way. */
export const unforeseenError: Cause = {
  id: 'unforeseen-error',
  severity: 'critical',
  title: 'cabundle itself failed on this way',
  why: 'the walk met something that cabundle was not written for: whether the agent gets through here is not known',
  consequence: 'whether the agent gets through on this way is not known',
  remedy:
    'report it with the text above (SECURITY.md, where it could be a vulnerability); test this way by hand with the commands of --verbose',
  source: 'SECURITY.md',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    return leg?.fault?.kind === 'unforeseen' ? `${faultText(leg.fault)} (at ${legName(leg.leg)})` : undefined;
  },
};
