import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** `http://` is written for a proxy whose port expects TLS. */
export const proxySpeaksTls: Cause = {
  id: 'proxy-speaks-tls',
  severity: 'critical',
  title: 'the proxy expects TLS on this port',
  why: 'http:// is written for a proxy whose port expects TLS: it does not understand a CONNECT in plain text',
  remedy: 'write https:// for this proxy, or use its plain HTTP port',
  source: 'RFC 9110 §4.2.2 and §9.3.6',
  check: ({ observation }) => (legOf(observation, 'tunnel')?.speaksTls ? 'http:// is written, but the port answers in TLS' : undefined),
};
