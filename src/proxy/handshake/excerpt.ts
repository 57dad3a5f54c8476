import type { Duplex } from 'node:stream';
import type { Budget } from './budget.ts';
import type { HttpHead } from './http-head.ts';
import { readBody } from './read-body.ts';

const maxExcerpt = 2 * 1024;
/** What is read of a body: a login that stands at the end of the excerpt is not cut in two before it is found. */
const maxRead = 2 * maxExcerpt;

/** The beginning of the body behind an answer, one character for each octet, 2,048 at most, as `clean` leaves it; hostile. */
export async function readExcerpt(stream: Duplex, head: HttpHead, budget: Budget, clean: (text: string) => string): Promise<string> {
  const { octets } = await readBody(stream, head, budget, maxRead);
  return clean(octets.toString('latin1')).slice(0, maxExcerpt);
}
