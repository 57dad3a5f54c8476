import { Proxy } from '../proxy.ts';
import type { HttpHead } from './http-head.ts';

/** `text` without the login of any proxy of the way: each of them, and one that answers in place of the target, can have seen it. */
export function withoutLogins(text: string, via: readonly Proxy[]): string {
  return Proxy.redactAll(via, text);
}

// What is read of an answer, by names that everybody knows: a login of one letter must not make them unreadable.
const readNames = new Set(['date', 'proxy-authenticate', 'proxy-status', 'server', 'via', 'x-squid-error']);
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** An answer without them; a date stays a date (RFC 9110 §5.6.7). */
export function cleanHead(head: HttpHead, via: readonly Proxy[]): HttpHead {
  const clean = (text: string): string => withoutLogins(text, via);
  const headers = head.headers.map(([name, value]): readonly [string, string] => {
    if (name === 'date' && httpDate.test(value)) return [name, value];
    return [readNames.has(name) ? name : clean(name), clean(value)];
  });
  return { ...head, reason: clean(head.reason), headers };
}
