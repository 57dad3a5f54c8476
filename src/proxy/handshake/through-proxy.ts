import type { Duplex } from 'node:stream';
import type { Authority } from '../authority.ts';
import type { Proxy } from '../proxy.ts';
import type { Leg, Login, TunnelLeg } from './observation.ts';
import type { Dial, ObserveContext, Walk } from './walk.ts';

/** One proxy on the way, and where the way leads behind it. */
export interface Hop {
  readonly proxy: Proxy;
  /** From 1. */
  readonly hop: number;
  readonly destination: Authority;
  /** A stream to the proxy. */
  readonly dial: Dial;
}

/**
 * How to come through this proxy to its destination. What the proxy was found to speak is remembered, so that going the way
 * a second time asks nothing twice.
 */
export function through(hop: Hop, walk: Walk, { proxyTls = 'auto', logins = ['basic'] }: ObserveContext): Dial {
  const ways = { plain: (shown: readonly Login[]) => plainTunnel(hop, walk, shown), tls: () => tlsTunnel(hop, walk, logins) };
  if (proxyTls === 'never') return () => ways.plain(logins);
  if (proxyTls === 'always') return ways.tls;
  let known: Dial | undefined;
  return async () => {
    const attempt = async (dial: Dial): Promise<Duplex | undefined> => {
      const stream = await dial();
      if (stream) known = dial;
      return stream;
    };
    return known ? known() : sniff(hop, walk, logins, ways, attempt);
  };
}

/** The two ways of asking this proxy. */
interface Ways {
  readonly plain: (logins: readonly Login[]) => Promise<Duplex | undefined>;
  readonly tls: Dial;
}

/**
 * The scheme is a claim: `https` is written for proxies that speak plain HTTP too. So a plain CONNECT comes first, without
 * the login where TLS was claimed; TLS follows where the proxy does not answer it in HTTP. The legs of the attempt that
 * tells more about the proxy are kept.
 */
async function sniff(
  { proxy, hop, dial }: Hop,
  walk: Walk,
  logins: readonly Login[],
  ways: Ways,
  attempt: (dial: Dial) => Promise<Duplex | undefined>,
): Promise<Duplex | undefined> {
  const before = walk.legs;
  const isTlsClaimed = proxy.scheme === 'https';
  const plain = await attempt(() => ways.plain(isTlsClaimed ? [] : logins));
  const tunnel = walk.legs.at(-1);
  if (plain || walk.isCancelled || tunnel?.leg !== 'tunnel' || tunnel.hop !== hop) return plain;
  const status = tunnel.answer?.status;
  if (isTlsClaimed && status === 407 && proxy.hasCredentials) {
    walk.legs = before;
    return attempt(() => ways.plain(logins));
  }
  // Some servers answer plain text on a TLS port with 400 in plain HTTP.
  if (status !== undefined && status !== 400) return undefined;
  if (!isTlsClaimed && tunnel.fault?.kind === 'timeout') return undefined;
  const firstAttempt = walk.legs;
  walk.legs = before;
  if (isTlsClaimed) {
    const inside = await attempt(ways.tls);
    if (!inside && !walk.isCancelled && !tunnel.speaksTls && !showsTls(walk, hop)) walk.legs = firstAttempt;
    return inside;
  }
  // Where plain HTTP is written the way ends at the plain CONNECT, as it does for the agent; the handshake only tells why.
  const stream = await dial();
  if (stream) await tls(stream, { proxy, hop, dial }, walk);
  if (walk.isCancelled) return undefined;
  walk.legs = [...firstAttempt.slice(0, -1), { ...tunnel, speaksTls: tunnel.speaksTls || showsTls(walk, hop) } satisfies TunnelLeg];
  return undefined;
}

async function plainTunnel(hop: Hop, walk: Walk, logins: readonly Login[]): Promise<Duplex | undefined> {
  const stream = await hop.dial();
  return stream && walk.tunnel(stream, { ...hop, logins, redial: hop.dial });
}

/** TLS with the proxy and CONNECT inside it. */
async function tlsTunnel(hop: Hop, walk: Walk, logins: readonly Login[]): Promise<Duplex | undefined> {
  const dial = async (): Promise<Duplex | undefined> => {
    const stream = await hop.dial();
    return stream && tls(stream, hop, walk);
  };
  const inside = await dial();
  return inside && walk.tunnel(inside, { ...hop, logins, redial: dial });
}

function tls(stream: Duplex, { proxy, hop, dial }: Pick<Hop, 'proxy' | 'hop' | 'dial'>, walk: Walk): Promise<Duplex | undefined> {
  return walk.secure(stream, { leg: 'proxy-tls', hop, host: proxy.authority.host, redial: dial });
}

/** Whether a handshake with the proxy came to its end, to an alert, which only TLS sends, or to a version that is too old. */
function showsTls({ legs }: Walk, hop: number): boolean {
  return legs.some((leg: Leg) => {
    if (leg.leg !== 'proxy-tls' || leg.hop !== hop) return false;
    return leg.fault === undefined || leg.oldProtocol !== undefined || (leg.fault.kind === 'error' && leg.fault.code.includes('ALERT'));
  });
}
