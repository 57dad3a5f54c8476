import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** The login of the test went through as Digest, which the agent does not send. */
export const loginNotBasic: Cause = {
  id: 'login-not-basic',
  severity: 'warning',
  title: 'the proxy takes the login as Digest, not as Basic',
  why: "with Digest the test gets through; of the agent's login it is known only that it is sent as Basic, which this proxy refuses",
  consequence: 'the way is open to whoever speaks Digest; to an agent that sends Basic it is closed, and it goes on to its next proxy',
  remedy: 'ask the owner of the proxy to take Basic from this host, or to let it in by its address',
  source: 'RFC 7616 §3; RFC 7617 §2',
  check: ({ observation }) => {
    const tunnel = legOf(observation, 'tunnel');
    return tunnel?.ok && tunnel.login === 'digest' ? 'Basic was answered with 407, Digest with a tunnel' : undefined;
  },
};
