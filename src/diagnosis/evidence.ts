import type { OpensslReading } from '../bundle/encodings/openssl/openssl-pem.ts';
import { type Certificate, decodeCertificate } from '../certificate/certificate.ts';
import { findAnchor } from '../certificate/path/anchor.ts';
import type { Observation, TlsLeg } from '../proxy/handshake/observation.ts';
import type { Clock } from './clocks.ts';

/** All that a cause may look at. */
export interface Evidence {
  readonly observation: Observation;
  /** What OpenSSL makes of the bundle that the handshakes were made with. */
  readonly bundle: OpensslReading;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** One for each TLS handshake that was finished, in order. */
  readonly chains: readonly ChainEvidence[];
  /** Which way it is, and by what it was judged, for the next step; `undefined` where nobody has told. */
  readonly asked?: AskedWay | undefined;
  /** What becomes of the chain that the bundle alone refuses with the system store beside it; `undefined` where that was not asked. */
  readonly withSystemStore?: SystemStoreVerdict | undefined;
  /** What the other ways of the same run showed. */
  readonly elsewhere?: Elsewhere | undefined;
  /** What a real curl made of the same way, where it was asked. */
  readonly curl?: CurlVerdict | undefined;
}

/** What a command line that goes the same way needs. */
export interface AskedWay {
  /** Place in the list, from 1, or `direct`. */
  readonly index: number | 'direct';
  readonly bundlePath: string;
  /** Whether the list is the one that the agent is told, so that its places mean the same in every command; else the proxy has to be named. */
  readonly isOwnList?: boolean;
  /** The options that lead another command to the same list, such as `--root FOLDER`. */
  readonly listWords?: readonly string[];
}

/** The verdict with the system store beside the bundle. */
export interface SystemStoreVerdict {
  /** `undefined` where the second walk did not come so far. */
  readonly isTrusted: boolean | undefined;
  /** The certificate that anchors the chain then. */
  readonly anchor: Certificate | undefined;
}

/** What was seen on other ways, and may explain this one. */
export interface Elsewhere {
  /** Behind the leaves. */
  readonly certificates: readonly Certificate[];
  /** Of the target, as each way showed it. */
  readonly leaves: readonly Certificate[];
  readonly clocks: readonly (Clock & { readonly index: number | 'direct' })[];
}

/** How a real curl ended. */
export interface CurlVerdict {
  /** `null` where it was stopped. */
  readonly exitCode: number | null;
  /** Its own words, on one line; may hold text from the peer. */
  readonly message: string;
}

/** A certificate of the bundle that anchors a chain, with its line. */
export interface AnchorFound {
  readonly certificate: Certificate;
  /** OpenSSL's settings of trust, DER. */
  readonly trustSettings?: Uint8Array | undefined;
  readonly line: number;
}

/** A chain as a peer sent it, followed up into the bundle. */
export interface ChainEvidence {
  readonly leg: TlsLeg['leg'];
  /** Which proxy of the way sent it, from 1; `undefined` for the target. */
  readonly hop: number | undefined;
  /** OpenSSL's code, `undefined` where it trusts the chain. */
  readonly verifyError: string | undefined;
  /** DER, in the order sent. */
  readonly sent: readonly Uint8Array[];
  /** In the order sent; one that is malformed is left out. */
  readonly chain: readonly Certificate[];
  /** From the leaf up to the anchor, or as far up as the chain leads. */
  readonly path: readonly Certificate[];
  readonly anchor: AnchorFound | undefined;
}

/** Follows every chain that was seen on a way up into the bundle, once for all causes. */
export function gatherEvidence(
  observation: Observation,
  bundle: OpensslReading,
  now: number,
  more: Pick<Evidence, 'curl' | 'asked' | 'withSystemStore' | 'elsewhere'> = {},
): Evidence {
  const chains = observation.legs.flatMap((leg) =>
    (leg.leg === 'proxy-tls' || leg.leg === 'target-tls') && leg.peer ? [followChain(leg, leg.peer, bundle, now)] : [],
  );
  return { observation, bundle, now, chains, ...more };
}

/** The chain that OpenSSL refused, if it refused one; the way ended there. */
export function refusedChain({ chains }: Evidence): ChainEvidence | undefined {
  return chains.find(({ verifyError }) => verifyError !== undefined);
}

/** Whether trust in the proxy or in the target rests on an anchor that is no root. */
export function hasPartialChain({ chains }: Evidence): boolean {
  return chains.some(({ verifyError, anchor }) => verifyError === undefined && anchor?.certificate.isSelfIssued === false);
}

type Peer = NonNullable<TlsLeg['peer']>;

function followChain({ leg, hop }: TlsLeg, { chain: sent, verifyError }: Peer, bundle: OpensslReading, now: number): ChainEvidence {
  const chain = decoded(sent);
  const found = anchorsOf(bundle);
  const certificates = found.map(({ certificate }) => certificate);
  const { path, anchor } = findAnchor(chain, certificates, now);
  return {
    leg,
    hop,
    verifyError,
    sent,
    chain,
    path,
    anchor: anchor && found.find(({ certificate }) => certificate.sha256 === anchor.sha256),
  };
}

const anchors = new WeakMap<OpensslReading, readonly AnchorFound[]>();

/** The anchors of a bundle, decoded once for all ways. */
export function anchorsOf(bundle: OpensslReading): readonly AnchorFound[] {
  const known = anchors.get(bundle);
  if (known) return known;
  const lines = bundle.loads ? bundle.anchors : [];
  const found = lines.flatMap(({ der, line, trustSettings }) =>
    decoded([der]).map((certificate) => ({ certificate, line, trustSettings })),
  );
  anchors.set(bundle, found);
  return found;
}

function decoded(ders: readonly Uint8Array[]): readonly Certificate[] {
  return ders.map(decodeCertificate).filter((result) => result.kind === 'certificate');
}
