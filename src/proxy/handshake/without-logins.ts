import type { Proxy } from '../proxy.ts';
import type { HttpHead } from './http-head.ts';

/** `text` without the login of any proxy of the way: each of them, and one that answers in place of the target, can have seen it. */
export function withoutLogins(text: string, via: readonly Proxy[]): string {
  return via.reduce((clean, proxy) => proxy.redact(clean), text);
}

/** An answer without them. */
export function cleanHead(head: HttpHead, via: readonly Proxy[]): HttpHead {
  const clean = (text: string): string => withoutLogins(text, via);
  return { ...head, reason: clean(head.reason), headers: head.headers.map(([name, value]) => [clean(name), clean(value)] as const) };
}
