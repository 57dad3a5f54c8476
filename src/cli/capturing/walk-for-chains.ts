import { type Authority, authorityText } from '../../proxy/authority.ts';
import type { Leg, Observation, TlsLeg, TlsPeer } from '../../proxy/handshake/observation.ts';
import { observe } from '../../proxy/handshake/observe.ts';
import { type TrustAnchor, trustIn } from '../../proxy/handshake/trust.ts';
import type { ObserveContext } from '../../proxy/handshake/walk.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import { withoutLoginsFrom } from '../probing/ask-system-store.ts';

/** A TLS peer that showed its chain. */
export interface SeenPeer {
  readonly of: 'proxy' | 'target';
  /** Which proxy of the way, from 1; `undefined` for the target. */
  readonly hop: number | undefined;
  /** `host:port`. */
  readonly authority: string;
  readonly peer: TlsPeer;
}

/** What one way shows. */
export interface SeenChains {
  /** The proxies first, in the order in which they are passed, then the target. */
  readonly peers: readonly SeenPeer[];
  /** The walk that came furthest. */
  readonly observation: Observation;
  /** What the furthest walk was made with: without the logins that an untrusted proxy must not see. */
  readonly via: readonly Proxy[];
  readonly trust: ObserveContext['trust'];
}

/**
 * Walks a way for the chains that stand on it, trusting exactly `anchors`.
 *
 * Where a proxy that speaks TLS is not trusted, the way would end there. It is walked once more to see what lies behind: with that proxy's
 * own certificate taken as it is for this one walk, and without the login of any proxy from there on.
 */
export async function walkForChains(
  via: readonly Proxy[],
  anchors: readonly TrustAnchor[],
  context: Omit<ObserveContext, 'trust'>,
): Promise<SeenChains> {
  const trusted = [...anchors];
  let proxies = via;
  for (let walks = 1; ; walks += 1) {
    const trust = trustIn(trusted);
    const observation = await observe(proxies, { ...context, trust });
    const refused = observation.legs.find(isRefusedProxy);
    const [leaf] = refused?.peer?.chain ?? [];
    // One walk for each proxy that is refused; one that is refused again is so for another reason, such as its name.
    if (!refused || !leaf || walks > via.length) return { peers: peersOf(observation, context.target), observation, via: proxies, trust };
    trusted.push({ der: leaf });
    proxies = withoutLoginsFrom(proxies, refused);
  }
}

function isRefusedProxy(leg: Leg): leg is TlsLeg {
  return leg.leg === 'proxy-tls' && leg.peer?.verifyError !== undefined;
}

function peersOf({ legs, via }: Observation, target: Authority): readonly SeenPeer[] {
  const seen = legs.flatMap((leg): readonly SeenPeer[] => {
    if (leg.leg === 'target-tls' && leg.peer) return [{ of: 'target', hop: undefined, authority: authorityText(target), peer: leg.peer }];
    const authority = via[(leg.hop ?? 1) - 1]?.authority;
    if (leg.leg !== 'proxy-tls' || !leg.peer || !authority) return [];
    return [{ of: 'proxy', hop: leg.hop ?? 1, authority: authorityText(authority), peer: leg.peer }];
  });
  // A second handshake with the same peer shows nothing new.
  return seen.filter((one, i) => seen.findIndex((other) => other.of === one.of && other.hop === one.hop) === i);
}
