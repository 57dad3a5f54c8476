import type { Duplex } from 'node:stream';
import { type Authority, authorityText } from '../authority.ts';
import type { Fault } from './fault.ts';
import { type HttpHead, readHead } from './read-head.ts';

/** Asks the target for `/status`, which the platform answers with 200 without a login; the body is not read. */
export async function askStatus(stream: Duplex, target: Authority, timeoutMs: number): Promise<HttpHead | Fault> {
  stream.write(
    `GET /status HTTP/1.1\r\nHost: ${authorityText(target)}\r\nUser-Agent: cabundle\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
  );
  const answer = await readHead(stream, timeoutMs);
  return 'kind' in answer && answer.kind === 'tls' ? { kind: 'protocol', what: 'the answer is not HTTP' } : answer;
}
