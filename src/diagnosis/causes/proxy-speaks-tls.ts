import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** `http://` is written for a proxy whose port expects TLS. */
export const proxySpeaksTls: Cause = {
  id: 'proxy-speaks-tls',
  severity: 'critical',
  title: 'the proxy expects TLS on this port',
  remedy: 'write https:// for this proxy, or use its plain HTTP port',
  check: ({ observation }) => (legOf(observation, 'tunnel')?.speaksTls ? 'http:// is written, but the port answers in TLS' : undefined),
};
