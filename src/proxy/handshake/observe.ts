import type { Duplex } from 'node:stream';
import type { Proxy } from '../proxy.ts';
import type { Leg, Observation } from './observation.ts';
import { type ObserveContext, Walk } from './walk.ts';

/**
 * Walks from this host through `proxy` (or directly) to the target's `/status`, leg by leg, and records what it sees.
 *
 * Every leg is bounded in time and octets, and no socket outlives the walk. A proxy that shows an untrusted certificate
 * of its own gets no credentials, and no CONNECT inside TLS.
 */
export async function observe(proxy: Proxy | undefined, context: ObserveContext): Promise<Observation> {
  const walk = new Walk(context);
  try {
    await walkTo(proxy, walk, context);
  } finally {
    walk.end();
  }
  return { proxy, target: context.target, legs: walk.legs };
}

async function walkTo(proxy: Proxy | undefined, walk: Walk, { target }: ObserveContext): Promise<void> {
  const addresses = await walk.resolve((proxy?.authority ?? target).host);
  if (!addresses) return;
  const stream = proxy ? await throughProxy(proxy, addresses, walk) : await walk.connect(addresses, target.port);
  const inside = stream && (await walk.secure('target-tls', stream, target.host));
  if (inside) await walk.status(inside, proxy);
}

/**
 * The scheme is a claim: `https` is written for proxies that speak plain HTTP too. So a plain CONNECT comes first, without
 * the login where TLS was claimed; TLS follows where the proxy does not answer it in HTTP. The legs of the attempt that
 * tells more about the proxy are kept.
 */
async function throughProxy(proxy: Proxy, addresses: readonly string[], walk: Walk): Promise<Duplex | undefined> {
  const resolved = walk.legs;
  walk.legs = [...resolved];
  const isTlsClaimed = proxy.scheme === 'https';
  const plain = await plainTunnel(proxy, addresses, isTlsClaimed ? undefined : proxy.basicAuthorization(), walk);
  const tunnel = walk.legs.at(-1);
  if (plain || tunnel?.leg !== 'tunnel') return plain;
  const status = tunnel.answer?.status;
  if (isTlsClaimed && status === 407 && proxy.hasCredentials) {
    walk.legs = [...resolved];
    return plainTunnel(proxy, addresses, proxy.basicAuthorization(), walk);
  }
  // Some servers answer plain text on a TLS port with 400 in plain HTTP.
  if (status !== undefined && status !== 400) return undefined;
  if (!isTlsClaimed && tunnel.fault?.kind === 'timeout') return undefined;
  const firstAttempt = walk.legs;
  walk.legs = [...resolved];
  const inside = await tlsTunnel(proxy, addresses, isTlsClaimed, walk);
  const isTls = tunnel.speaksTls || walk.legs.some(showsTls);
  // Where plain HTTP is written the way ends at the plain CONNECT, as it does for the agent; the handshake only told why.
  if (!isTlsClaimed) walk.legs = [...firstAttempt.slice(0, -1), { ...tunnel, speaksTls: isTls }];
  else if (!isTls) walk.legs = firstAttempt;
  return isTlsClaimed ? inside : undefined;
}

async function plainTunnel(
  proxy: Proxy,
  addresses: readonly string[],
  authorization: string | undefined,
  walk: Walk,
): Promise<Duplex | undefined> {
  const socket = await walk.connect(addresses, proxy.authority.port);
  return socket && walk.tunnel(proxy, socket, authorization);
}

/** TLS with the proxy and, where `asksForTunnel`, CONNECT inside it. */
async function tlsTunnel(proxy: Proxy, addresses: readonly string[], asksForTunnel: boolean, walk: Walk): Promise<Duplex | undefined> {
  const socket = await walk.connect(addresses, proxy.authority.port);
  const inside = socket && (await walk.secure('proxy-tls', socket, proxy.authority.host));
  return inside && asksForTunnel ? walk.tunnel(proxy, inside, proxy.basicAuthorization()) : undefined;
}

/** Whether a handshake with the proxy came to its end, or to an alert, which only TLS sends. */
function showsTls(leg: Leg): boolean {
  if (leg.leg !== 'proxy-tls') return false;
  return leg.fault === undefined || (leg.fault.kind === 'error' && leg.fault.code.includes('ALERT'));
}
