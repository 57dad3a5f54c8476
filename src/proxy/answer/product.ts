import type { HttpHead } from '../handshake/http-head.ts';
import { valuesOf } from './headers.ts';

/** The code with which Squid names its error page, such as `ERR_ACCESS_DENIED`. Source: Squid's `errorpage.cc`. */
export function squidErrorOf(answer: HttpHead): string | undefined {
  const [value = ''] = valuesOf(answer, 'x-squid-error');
  return /^(ERR_[A-Z0-9_]{1,64})(?:\s|$)/.exec(value)?.[1];
}

const maxLength = 80;

/**
 * The product that answered, as it names itself in `Server`, else in the comment of the last `Via`, else by the header that Squid
 * alone sends; `undefined` where nothing names it. Hostile text, 80 characters at most.
 * Source: RFC 9110 §7.6.3 and §10.2.4.
 */
export function productOf(answer: HttpHead): string | undefined {
  const [server = ''] = valuesOf(answer, 'server');
  const via = valuesOf(answer, 'via').at(-1) ?? '';
  const comment = /\(([^()]{1,200})\)[ \t]*$/.exec(via)?.[1] ?? '';
  const name = [server, comment, squidErrorOf(answer) ? 'Squid' : ''].map((text) => text.trim()).find((text) => text !== '');
  return name?.slice(0, maxLength);
}
