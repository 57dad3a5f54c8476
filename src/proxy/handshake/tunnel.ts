import type { Duplex } from 'node:stream';
import { type Authority, authorityText } from '../authority.ts';
import type { Fault } from './fault.ts';
import { type HttpHead, readHead, type TlsAnswer } from './read-head.ts';

/**
 * Asks the proxy for a tunnel to `target` and returns its answer, whatever its status.
 * Bytes behind the answer stay in the stream.
 * Source: RFC 9110 §9.3.6; `authorization` as RFC 9110 §11.7.2.
 */
export function askForTunnel(
  stream: Duplex,
  target: Authority,
  authorization: string | undefined,
  timeoutMs: number,
): Promise<HttpHead | TlsAnswer | Fault> {
  const authority = authorityText(target);
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`, 'User-Agent: cabundle', 'Proxy-Connection: Keep-Alive'];
  if (authorization !== undefined) lines.push(`Proxy-Authorization: ${authorization}`);
  stream.write(`${lines.join('\r\n')}\r\n\r\n`);
  return readHead(stream, timeoutMs);
}

/** The names of the login schemes that a 407 offers, such as `Basic` or `Negotiate` (RFC 9110 §11.7.1). */
export function offeredSchemes(answer: HttpHead): readonly string[] {
  const challenges = answer.headers.filter(([name]) => name === 'proxy-authenticate');
  return challenges.map(([, value]) => /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,32}/.exec(value)?.[0] ?? 'unnamed');
}
