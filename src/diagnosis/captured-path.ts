import type { Certificate } from '../certificate/certificate.ts';
import { findAnchor } from '../certificate/path/anchor.ts';

/** Where a certificate comes from: the peer sent it, or it was at hand to complete what the peer left out. */
export type Provenance = 'sent' | 'bundle' | 'system-store' | 'fetched';

/** A certificate and where it comes from. */
export interface KnownCertificate {
  readonly certificate: Certificate;
  readonly from: Provenance;
}

/** What a peer showed, put in order, and what stands at its top. */
export interface CapturedPath {
  /** From the leaf upwards, each signed by the next; empty where nothing that can be read was sent. */
  readonly path: readonly KnownCertificate[];
  /** The certificate to trust where the peer is to be trusted: the top of the path. `undefined` where only the leaf is known. */
  readonly ca: CapturedCa | undefined;
  /** Set where the path does not end in a root: the certificate above is neither sent nor at hand. */
  readonly missing: Missing | undefined;
  /** Sent too, but no part of the path. */
  readonly strays: readonly Certificate[];
}

/** The certificate of a CA, and whether it is the root of the path or an intermediate whose issuer is not to be had. */
export interface CapturedCa extends KnownCertificate {
  readonly kind: 'root' | 'intermediate';
}

/** The issuer that is missing, as the certificate below it tells it; text from the peer. */
interface Missing {
  readonly issuer: string;
  readonly keyIdentifier: string | undefined;
  /** URIs at which the certificate is said to be had. */
  readonly places: readonly string[];
}

/**
 * Follows a chain from its leaf to the highest certificate that is known, a root wherever one is to be had.
 *
 * `others` complete what the peer left out; what it sent itself counts first. A server that shows a self-signed certificate is its own
 * root; whether that is the certificate of a CA is for the rules to say. Nothing here is trusted: it only says who would have to be.
 * Limits: those of {@link findAnchor}.
 */
export function capturedPath(sent: readonly Certificate[], others: readonly KnownCertificate[], now: number): CapturedPath {
  const known = new Map<string, KnownCertificate>();
  for (const one of [...sent.map((certificate): KnownCertificate => ({ certificate, from: 'sent' })), ...others]) {
    if (!known.has(one.certificate.sha256)) known.set(one.certificate.sha256, one);
  }
  const [leaf] = sent;
  const all = [...known.values()].map(({ certificate }) => certificate);
  // As anchors, roots are preferred at every step: a cross-signed twin leads on to an issuer that nobody has.
  const { path } = findAnchor(leaf ? [leaf, ...all] : [], all.filter(isRoot), now);
  const steps = path.flatMap(({ sha256 }) => known.get(sha256) ?? []);
  const top = steps.at(-1);
  const isWhole = top !== undefined && isRoot(top.certificate);
  const inPath = new Set(path.map(({ sha256 }) => sha256));
  return {
    path: steps,
    ca: top && (isWhole || steps.length > 1) ? { ...top, kind: isWhole ? 'root' : 'intermediate' } : undefined,
    missing: top && !isWhole ? missingAbove(top.certificate) : undefined,
    strays: sent.filter(({ sha256 }, i) => !inPath.has(sha256) && sent.findIndex((other) => other.sha256 === sha256) === i),
  };
}

function isRoot({ isSelfIssued }: Certificate): boolean {
  return isSelfIssued;
}

function missingAbove({ issuer, authorityKeyIdentifier, issuerPlaces }: Certificate): Missing {
  return { issuer, keyIdentifier: authorityKeyIdentifier, places: issuerPlaces };
}
