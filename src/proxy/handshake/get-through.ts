import type { Duplex } from 'node:stream';
import { valuesOf } from '../answer/headers.ts';
import type { HttpPlace } from '../http-place.ts';
import type { Proxy } from '../proxy.ts';
import { budgetOf } from './budget.ts';
import { faultText } from './fault.ts';
import { readWholeBody } from './read-body.ts';
import { readHead } from './read-head.ts';
import { through } from './through-proxy.ts';
import { type Dial, type ObserveContext, Walk } from './walk.ts';

/** How a file is fetched. */
export interface GetContext extends Pick<ObserveContext, 'trust' | 'timeoutMs' | 'clock' | 'proxyTls' | 'signal'> {
  /** Whether the last proxy of the way was found to speak TLS. */
  readonly isTls: boolean;
  readonly maxOctets: number;
}

/** What came of it. */
export type Got =
  | { readonly kind: 'content'; readonly octets: Uint8Array }
  /** `location` is hostile. */
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'fault'; readonly what: string };

/**
 * Fetches one file of plain HTTP through proxies, the first hop first; never past them. The last one is asked with the whole URL, and
 * resolves its name.
 *
 * The proxy gets its Basic login as it does for CONNECT: never inside TLS that `trust` does not trust.
 * Limits: `timeoutMs` for each leg and for the answer; `maxOctets`; 16 KiB for the head. Redirects are told, not followed.
 * Source: RFC 9112 §3.2.2 (absolute-form).
 */
export async function getThrough(via: readonly Proxy[], place: HttpPlace, context: GetContext): Promise<Got> {
  const last = via.at(-1);
  if (!last) return { kind: 'fault', what: 'there is no proxy on the way' };
  const walk = new Walk(via, { ...context, target: last.authority });
  try {
    const stream = await streamToLast(via, last, walk, context);
    return stream ? await get(stream, last, place, context) : { kind: 'fault', what: whyNoStream(walk) };
  } catch (error) {
    return { kind: 'fault', what: `cabundle itself failed: ${last.redact(error instanceof Error ? error.message : String(error))}` };
  } finally {
    walk.end();
  }
}

async function streamToLast(via: readonly Proxy[], last: Proxy, walk: Walk, context: GetContext): Promise<Duplex | undefined> {
  const { authority } = via[0] ?? last;
  const addresses = await walk.resolve(authority.host, 1);
  if (!addresses) return undefined;
  const connect: Dial = () => walk.connect(addresses, authority.port, 1);
  const dial = via.slice(0, -1).reduce<Dial>((before, proxy, i) => {
    const destination = via[i + 1]?.authority ?? last.authority;
    return through({ proxy, hop: i + 1, destination, dial: before }, walk, { ...context, target: last.authority });
  }, connect);
  const stream = await dial();
  if (!stream || !context.isTls) return stream;
  return walk.secure(stream, { leg: 'proxy-tls', hop: via.length, host: last.authority.host, redial: dial });
}

async function get(
  stream: Duplex,
  proxy: Proxy,
  { url, host }: HttpPlace,
  { timeoutMs, clock, signal, maxOctets }: GetContext,
): Promise<Got> {
  const budget = budgetOf(timeoutMs, clock, signal);
  const authorization = proxy.basicAuthorization();
  const lines = [`GET ${url} HTTP/1.1`, `Host: ${host}`, 'User-Agent: cabundle', 'Accept: */*', 'Connection: close'];
  if (authorization !== undefined) lines.push(`Proxy-Authorization: ${authorization}`);
  stream.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const head = await readHead(stream, budget);
  if (!('status' in head)) return { kind: 'fault', what: head.kind === 'tls' ? 'the answer is TLS, not HTTP' : faultText(head) };
  const [location] = valuesOf(head, 'location');
  if (head.status >= 300 && head.status < 400 && location !== undefined) return { kind: 'redirect', location };
  if (head.status !== 200) return { kind: 'fault', what: `the answer is ${head.status}` };
  const body = await readWholeBody(stream, head, budget, maxOctets);
  return 'kind' in body ? { kind: 'fault', what: faultText(body) } : { kind: 'content', octets: body };
}

function whyNoStream({ legs }: Walk): string {
  const leg = legs.findLast(({ ok }) => !ok);
  if (!leg) return 'the proxy could not be reached';
  if (leg.leg === 'tunnel' && leg.answer) return `the proxy before it answered ${leg.answer.status}`;
  return leg.fault ? faultText(leg.fault) : 'the certificate of the proxy is not trusted';
}
