import type { Authority } from '../../proxy/authority.ts';
import type { Proxy } from '../../proxy/proxy.ts';

/** A proxy, a chain of proxies, or the direct connection. */
export interface Way {
  readonly kind: 'way';
  /** Place in the list, from 1, or `direct`. */
  readonly index: number | 'direct';
  /** In the order in which they are passed; empty for the direct connection. */
  readonly via: readonly Proxy[];
}

/** One way to one target. */
export interface Pair extends Omit<Way, 'kind'> {
  readonly target: Authority;
}

/** A way as people read it, without the login: `http://***@gate.example:3128`, `A > B`, `direct`. */
export function viaText(via: readonly Proxy[]): string {
  return via.length === 0 ? 'direct' : via.map(String).join(' > ');
}
