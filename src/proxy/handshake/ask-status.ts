import type { Duplex } from 'node:stream';
import { valuesOf } from '../answer/headers.ts';
import { type Authority, authorityText } from '../authority.ts';
import type { Budget } from './budget.ts';
import { readExcerpt } from './excerpt.ts';
import type { Fault } from './fault.ts';
import type { HttpHead } from './http-head.ts';
import { readHead } from './read-head.ts';

/** Asks the target for its status page, which the platform answers with 200 without a login. */
export async function askStatus(stream: Duplex, target: Authority, path: string, budget: Budget): Promise<HttpHead | Fault> {
  stream.write(
    `GET ${path} HTTP/1.1\r\nHost: ${authorityText(target)}\r\nUser-Agent: cabundle\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
  );
  const answer = await readHead(stream, budget);
  return 'kind' in answer && answer.kind === 'tls' ? { kind: 'protocol', what: 'the answer is not HTTP' } : answer;
}

/**
 * The beginning of the page behind an answer of the target, as `clean` leaves it: of one that is not 200, or that is HTML, as a block page
 * is; `undefined` where there is none. Nobody waits for the body of the good answer.
 */
export async function statusExcerpt(
  stream: Duplex,
  answer: HttpHead,
  budget: Budget,
  clean: (text: string) => string,
): Promise<string | undefined> {
  const isPage = valuesOf(answer, 'content-type').some((type) => /html/i.test(type));
  if (answer.status === 200 && !isPage) return undefined;
  return (await readExcerpt(stream, answer, budget, clean)) || undefined;
}
