import { authorityText } from '../../proxy/authority.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** The tunnel and its trust are good, but `/status` is not answered as the platform answers it. */
export const statusNotOk: Cause = {
  id: 'status-not-ok',
  severity: 'warning',
  title: 'the target is trusted, but is perhaps not the platform',
  why: 'the tunnel and its trust are good, but somebody else than the platform may have answered, such as a block page',
  remedy: 'check the target: the platform answers GET /status with 200; a block page answers otherwise',
  source: 'RFC 9110 §15',
  check: ({ observation }) => {
    const { answer, path = '/status' } = legOf(observation, 'status') ?? {};
    if (!answer || answer.status === 200) return undefined;
    return `https://${authorityText(observation.target)}${path} was answered with ${answer.status}`;
  },
};
