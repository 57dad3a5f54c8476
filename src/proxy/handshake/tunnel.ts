import type { Duplex } from 'node:stream';
import { challengesOf } from '../answer/challenges.ts';
import { type Authority, authorityText } from '../authority.ts';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';
import type { HttpHead, TlsAnswer } from './http-head.ts';
import { readHead } from './read-head.ts';

/**
 * Asks the proxy for a tunnel to `destination` and returns its answer, whatever its status.
 * Bytes behind the answer stay in the stream.
 * Source: RFC 9110 §9.3.6; `authorization` as RFC 9110 §11.7.2, one character for each octet.
 */
export function askForTunnel(
  stream: Duplex,
  destination: Authority,
  authorization: string | undefined,
  budget: Budget,
): Promise<HttpHead | TlsAnswer | Fault> {
  const authority = authorityText(destination);
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`, 'User-Agent: cabundle', 'Proxy-Connection: Keep-Alive'];
  if (authorization !== undefined) lines.push(`Proxy-Authorization: ${authorization}`);
  stream.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return readHead(stream, budget);
}

/** The names of the login schemes that a 407 offers, such as `Basic` or `Negotiate` (RFC 9110 §11.7.1). */
export function offeredSchemes(answer: HttpHead): readonly string[] {
  return challengesOf(answer).map(({ scheme }) => scheme);
}
