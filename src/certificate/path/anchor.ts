import type { Certificate } from '../certificate.ts';
import { isSignedBy } from '../native.ts';

/** Where a chain that a peer sent meets the trust anchors. */
export interface Anchoring {
  /** The certificates from the leaf up to the anchor, or as far up as the chain leads. */
  readonly path: readonly Certificate[];
  /** The last certificate of the path, where it is an anchor; else `undefined`: its issuer was not found. */
  readonly anchor: Certificate | undefined;
}

const maxPathLength = 101;
const maxSignatureChecks = 200;

/**
 * Follows a chain from its leaf upwards, by names, key identifiers and signatures, and tells which anchor it ends in.
 *
 * As OpenSSL does, an anchor is preferred over a certificate of the chain and a valid one over an expired one; above an
 * anchor only anchors are followed. It explains a verdict that OpenSSL gave; it gives none.
 * Shape: the leaf stands first in `chain`, the rest in any order.
 * Limits: 101 certificates in a path (OpenSSL's depth of 100), 200 signature checks in all; whoever needs more gets the path as far as it came.
 */
export function findAnchor(chain: readonly Certificate[], anchors: readonly Certificate[], now: number): Anchoring {
  const [leaf] = chain;
  if (!leaf) return { path: [], anchor: undefined };
  const signatures = new SignatureChecks();
  const path = [leaf];
  let top = leaf;
  let isTrusted = includes(anchors, leaf);
  while (path.length < maxPathLength && !(isTrusted && top.isSelfIssued)) {
    const anchor = signatures.issuerOf(top, candidates(top, anchors, path, now));
    const next = anchor ?? (isTrusted ? undefined : signatures.issuerOf(top, candidates(top, chain, path, now)));
    if (!next) break;
    isTrusted ||= anchor !== undefined;
    path.push(next);
    top = next;
  }
  return { path, anchor: isTrusted ? top : undefined };
}

/** A peer can send a hundred certificates of one name; each check costs a tenth of a millisecond, in which nothing else runs. */
class SignatureChecks {
  #left = maxSignatureChecks;

  issuerOf(certificate: Certificate, issuers: readonly Certificate[]): Certificate | undefined {
    return issuers.find((issuer) => {
      if (this.#left === 0) return false;
      this.#left -= 1;
      return isSignedBy(certificate, issuer);
    });
  }
}

function candidates(
  certificate: Certificate,
  among: readonly Certificate[],
  path: readonly Certificate[],
  now: number,
): readonly Certificate[] {
  const issuers = among.filter((candidate) => candidate.isNamedIssuerOf(certificate) && !includes(path, candidate));
  return issuers.toSorted((left, right) => Number(isValidAt(right, now)) - Number(isValidAt(left, now)));
}

function isValidAt({ notBefore, notAfter }: Certificate, now: number): boolean {
  return notBefore <= now && now < notAfter + 1000;
}

function includes(certificates: readonly Certificate[], wanted: Certificate): boolean {
  return certificates.some(({ sha256 }) => sha256 === wanted.sha256);
}
