import { legOf } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';

/** `https://` is written for a proxy that speaks plain HTTP, as in the vendor's examples. */
export const proxySpeaksHttp: Cause = {
  id: 'proxy-speaks-http',
  severity: 'warning',
  title: 'the proxy speaks plain HTTP where TLS was claimed',
  why: "https:// is written for a proxy that speaks plain HTTP, as in the vendor's examples: who reads that leniently gets through, others fail",
  consequence:
    'cabundle gets through in plain HTTP; whether the agent reads https:// as leniently is not documented, and the way may be closed to it',
  remedy: 'write http:// for this proxy; a client that takes https:// literally, such as curl, fails there',
  source: 'RFC 9110 §4.2.2',
  check: ({ observation }) => {
    const isPlain = legOf(observation, 'tunnel')?.answer !== undefined && !legOf(observation, 'proxy-tls');
    if (observation.proxy?.scheme !== 'https' || !isPlain) return undefined;
    const login = observation.proxy.hasCredentials ? ', and the login crosses the network in clear text' : '';
    return `https:// is written, but the port answers in plain HTTP${login}`;
  },
};
