import { parseProxy } from './parse-proxies.ts';
import type { Proxy } from './proxy.ts';

/** Proxies one behind the other, first hop first, or why a text is no chain. The reason never quotes the text: it may hold a password. */
export type ProxyChain =
  | { readonly kind: 'chain'; readonly proxies: readonly Proxy[] }
  | { readonly kind: 'unreadable'; readonly why: string };

/** More proxies than this do not stand one behind the other, with the agent. */
export const maxHops = 2;

/**
 * Parses `A>B`: the way leads through proxy A to proxy B, and from there to the target. A single URL is a chain of one.
 *
 * Each is a whole URL, with a login of its own or none; blanks may stand around `>`, which is `%3E` inside a user name or password.
 * Limits: two proxies.
 */
export function parseProxyChain(text: string): ProxyChain {
  const pieces = text.split('>').map((piece) => piece.trim());
  if (pieces.length > maxHops) return unreadable(`it has more than ${maxHops} proxies (inside a user name or password write ">" as %3E)`);
  const proxies: Proxy[] = [];
  for (const [i, piece] of pieces.entries()) {
    const entry = parseProxy(piece);
    if (entry.kind === 'proxy') proxies.push(entry.proxy);
    else return unreadable(pieces.length === 1 ? entry.why : `proxy ${i + 1} of the chain: ${entry.why}`);
  }
  return { kind: 'chain', proxies };
}

function unreadable(why: string): ProxyChain {
  return { kind: 'unreadable', why };
}
