import { authorityText } from '../proxy/authority.ts';
import type { Leg, Observation } from '../proxy/handshake/observation.ts';

/** Who stands at the other end of a leg: `the proxy gate.example:3128`, `proxy 2 of the chain (b.example:3128)`, `the target pod.example:443`. */
export function peerText({ leg, hop }: Pick<Leg, 'leg' | 'hop'>, { via, target }: Observation): string {
  const isTarget = leg === 'target-tls' || leg === 'status' || via.length === 0;
  const proxy = isTarget ? undefined : via[(hop ?? 1) - 1];
  if (!proxy) return `the target ${authorityText(target)}`;
  return via.length > 1
    ? `proxy ${hop ?? 1} of the chain (${authorityText(proxy.authority)})`
    : `the proxy ${authorityText(proxy.authority)}`;
}
