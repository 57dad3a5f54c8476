import { squidErrorOf } from '../proxy/answer/product.ts';
import { proxyStatusOf } from '../proxy/answer/proxy-status.ts';
import { authorityText } from '../proxy/authority.ts';
import type { HttpHead } from '../proxy/handshake/http-head.ts';
import { legOf, type Observation } from '../proxy/handshake/observation.ts';
import { refusalWords } from './refusal-words.ts';

/** An answer to CONNECT that is neither a tunnel nor the wish for a login. */
export interface RefusedTunnel {
  /** What was asked for and answered, with what the answer says of who refused and why; hostile text of bounded length. */
  readonly words: string;
  /** The proxy would open the tunnel, but does not reach the other end itself. */
  readonly isUnreachable: boolean;
}

/** The answer with which a proxy refused the tunnel, if one did. */
export function refusedTunnel(observation: Observation): RefusedTunnel | undefined {
  const tunnel = legOf(observation, 'tunnel');
  if (!tunnel?.answer || tunnel.ok || [401, 407].includes(tunnel.answer.status)) return undefined;
  const { status, reason } = tunnel.answer;
  const destination = observation.via[tunnel.hop ?? 1]?.authority ?? observation.target;
  const answer = `CONNECT ${authorityText(destination)} was answered with ${status}${reason === '' ? '' : ` ${reason}`}`;
  const words = [answer, ...refusalWords(tunnel.answer, tunnel.excerpt ?? '')].join('; ');
  return { words, isUnreachable: isUnreachable(tunnel.answer) };
}

/** What Squid names where it did not reach, or lost, the other end. Source: Squid's `errorpage.cc` and `err_type.h`. */
const squidErrors: ReadonlySet<string> = new Set([
  'ERR_CANNOT_FORWARD',
  'ERR_CONNECT_FAIL',
  'ERR_DNS_FAIL',
  'ERR_LIFETIME_EXP',
  'ERR_READ_ERROR',
  'ERR_READ_TIMEOUT',
  'ERR_SECURE_CONNECT_FAIL',
  'ERR_SOCKET_FAILURE',
  'ERR_WRITE_ERROR',
  'ERR_ZERO_SIZE_OBJECT',
]);

/** Source: RFC 9209 §2.3. */
const proxyErrors: ReadonlySet<string> = new Set([
  'connection_limit_reached',
  'connection_read_timeout',
  'connection_refused',
  'connection_terminated',
  'connection_timeout',
  'connection_write_timeout',
  'destination_ip_unroutable',
  'destination_not_found',
  'destination_unavailable',
  'dns_error',
  'dns_timeout',
]);

/** Those with which servers say that the fault is theirs, or of those behind them (RFC 9110 §15.6); tinyproxy says 500. */
const serverFaults: readonly number[] = [500, 502, 503, 504];

/** Whether the proxy itself does not reach the other end. What the answer names counts for more than its status, which some proxies give to a denial too. */
export function isUnreachable(answer: HttpHead): boolean {
  const squidError = squidErrorOf(answer);
  if (squidError !== undefined) return squidErrors.has(squidError);
  const reported = proxyStatusOf(answer).find(({ error }) => error !== undefined)?.error;
  return reported === undefined ? serverFaults.includes(answer.status) : proxyErrors.has(reported);
}
