import { type OpensslReading, readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { readUsualFile } from '../../bundle/sources/read-file.ts';
import type { Leg, Observation, TlsLeg } from '../../proxy/handshake/observation.ts';
import { trustIn } from '../../proxy/handshake/trust.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import { type WalkContext, type WalkedPair, type WalkListener, walkPairs } from './walk-pairs.ts';

/** The second walk of a pair, whose chain the bundle alone does not trust, with the system store beside the bundle. */
export interface SecondWalk {
  readonly observation: Observation;
  /** Bundle and system store as one. */
  readonly reading: OpensslReading;
  /** Whether the chain that was refused is trusted; `undefined` where the walk did not come so far this time. */
  readonly isTrusted: boolean | undefined;
}

const silent: WalkListener = { began: () => undefined, ended: () => undefined };

/**
 * Walks again, with the system store beside the bundle, where the bundle alone refused a chain: whether the agent's file
 * replaces the built-in trust or adds to it is not documented. A proxy that the bundle does not trust gets no login this time either.
 *
 * Shape: by pair, in their order; `undefined` where nothing was to be asked, or the system has no store. A bundle that does
 * not load fails whatever stands beside it. Nobody but these walks pays for reading the store.
 */
export async function askSystemStore(
  walked: readonly WalkedPair[],
  bundle: OpensslReading,
  { path, ...context }: Omit<WalkContext, 'trust'> & { readonly path: () => string | undefined },
): Promise<readonly (SecondWalk | undefined)[]> {
  const refused = walked.flatMap((pair) => {
    const leg = pair.observation && untrustedLeg(pair.observation);
    return leg ? [{ pair, leg }] : [];
  });
  const reading = bundle.loads && refused.length > 0 && !context.signal.aborted ? besideSystemStore(bundle, path()) : undefined;
  if (!reading?.loads) return walked.map(() => undefined);
  const pairs = refused.map(({ pair, leg }) => ({ ...pair, via: withoutLoginsFrom(pair.via, leg) }));
  const again = await walkPairs(pairs, { ...context, trust: trustIn(reading.anchors) }, silent);
  return walked.map((pair) => {
    const place = refused.findIndex((other) => other.pair === pair);
    const [first, observation] = [refused[place], again[place]?.observation];
    return first && observation ? { observation, reading, isTrusted: isTrustedNow(observation, first.leg) } : undefined;
  });
}

/** The handshake whose chain was refused for want of trust; one for another host is refused with any anchors. */
function untrustedLeg({ legs }: Observation): TlsLeg | undefined {
  return legs.filter(isTls).find(({ peer }) => peer?.verifyError !== undefined && peer.verifyError !== 'ERR_TLS_CERT_ALTNAME_INVALID');
}

function isTls(leg: Leg): leg is TlsLeg {
  return leg.leg === 'proxy-tls' || leg.leg === 'target-tls';
}

/** The proxies of a way; from the one on that is not trusted, without their logins. */
export function withoutLoginsFrom(via: readonly Proxy[], { leg, hop = 1 }: TlsLeg): readonly Proxy[] {
  return leg === 'target-tls' ? via : via.map((proxy, i) => (i + 1 < hop ? proxy : proxy.withoutCredentials()));
}

function isTrustedNow({ legs }: Observation, { leg, hop }: TlsLeg): boolean | undefined {
  const peer = legs.filter(isTls).find((other) => other.leg === leg && other.hop === hop)?.peer;
  return peer && peer.verifyError === undefined;
}

function besideSystemStore(bundle: OpensslReading & { readonly loads: true }, path: string | undefined): OpensslReading | undefined {
  const store = path === undefined ? undefined : readAsOpenssl(readUsualFile(path));
  return store?.loads ? { loads: true, anchors: [...bundle.anchors, ...store.anchors] } : undefined;
}
