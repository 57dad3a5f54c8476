import type { Duplex } from 'node:stream';
import { type Authority, authorityText } from '../authority.ts';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';
import type { HttpHead } from './http-head.ts';
import { readHead } from './read-head.ts';

/** Asks the target for its status page, which the platform answers with 200 without a login; the body is not read. */
export async function askStatus(stream: Duplex, target: Authority, path: string, budget: Budget): Promise<HttpHead | Fault> {
  stream.write(
    `GET ${path} HTTP/1.1\r\nHost: ${authorityText(target)}\r\nUser-Agent: cabundle\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
  );
  const answer = await readHead(stream, budget);
  return 'kind' in answer && answer.kind === 'tls' ? { kind: 'protocol', what: 'the answer is not HTTP' } : answer;
}
