import type { OpensslReading } from '../bundle/encodings/openssl-pem.ts';
import { type Certificate, decodeCertificate } from '../certificate/certificate.ts';
import { findAnchor } from '../certificate/path/anchor.ts';
import { failedLeg, legOf, type Observation, type TlsLeg, type TlsPeer } from '../proxy/handshake/observation.ts';

/** All that a cause may look at. */
export interface Evidence {
  readonly observation: Observation;
  /** What OpenSSL makes of the bundle that the handshakes were made with. */
  readonly bundle: OpensslReading;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A certificate of the bundle that anchors a chain, with its line. */
export interface AnchorFound {
  readonly certificate: Certificate;
  readonly line: number;
}

/** A chain as a peer sent it, followed up into the bundle. */
export interface ChainFollowed {
  /** In the order sent; one that is malformed is left out. */
  readonly chain: readonly Certificate[];
  readonly path: readonly Certificate[];
  readonly anchor: AnchorFound | undefined;
}

/** The TLS leg that decides: the one that failed, else the one with the target. */
export function decidingTls(observation: Observation): TlsLeg | undefined {
  const failed = failedLeg(observation);
  if (failed?.leg === 'proxy-tls' || failed?.leg === 'target-tls') return failed;
  return legOf(observation, 'target-tls');
}

/** The peer of the deciding leg where OpenSSL refused it. */
export function untrustedPeer({ observation }: Evidence): TlsPeer | undefined {
  const peer = decidingTls(observation)?.peer;
  return peer?.verifyError === undefined ? undefined : peer;
}

/** Follows the chain of a peer up to the bundle's anchors. */
export function followChain(peer: TlsPeer, { bundle, now }: Evidence): ChainFollowed {
  const chain = decoded(peer.chain);
  const anchors = anchorsOf(bundle);
  const { path, anchor } = findAnchor(
    chain,
    anchors.map(({ certificate }) => certificate),
    now,
  );
  return { chain, path, anchor: anchor && anchors.find(({ certificate }) => certificate.sha256 === anchor.sha256) };
}

/** Whether the trust of a leg that is trusted, with the proxy or with the target, rests on an anchor that is no root. */
export function hasPartialChain(evidence: Evidence): boolean {
  const legs = [legOf(evidence.observation, 'proxy-tls'), legOf(evidence.observation, 'target-tls')];
  return legs.some((leg) => {
    const anchor = leg?.ok && leg.peer ? followChain(leg.peer, evidence).anchor : undefined;
    return anchor !== undefined && !anchor.certificate.isSelfIssued;
  });
}

const anchors = new WeakMap<OpensslReading, readonly AnchorFound[]>();

/** The anchors of a bundle, decoded once for all ways and causes. */
function anchorsOf(bundle: OpensslReading): readonly AnchorFound[] {
  const known = anchors.get(bundle);
  if (known) return known;
  const lines = bundle.loads ? bundle.anchors : [];
  const found = lines.flatMap(({ der, line }) => decoded([der]).map((certificate) => ({ certificate, line })));
  anchors.set(bundle, found);
  return found;
}

function decoded(ders: readonly Uint8Array[]): readonly Certificate[] {
  return ders.map(decodeCertificate).filter((result) => result.kind === 'certificate');
}
