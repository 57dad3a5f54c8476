import type { Certificate } from '../certificate.ts';
import { isLikelyIssued, maySign } from './issued.ts';
import { buildPath } from './openssl/build-path.ts';
import { SignatureLedger } from './signature-ledger.ts';

/** Where a chain that a peer sent meets the trust anchors. */
export interface Anchoring {
  /** The certificates from the leaf up to the anchor, or as far up as the chain leads. */
  readonly path: readonly Certificate[];
  /** The last certificate of the path, where it is an anchor; else `undefined`: its issuer was not found. */
  readonly anchor: Certificate | undefined;
}

/**
 * Follows a chain from its leaf upwards, by names, key identifiers, key usage and signatures, and tells which anchor it ends in.
 *
 * It builds as OpenSSL does, but takes nobody for an issuer whose key did not sign: it explains a verdict that OpenSSL gave; it
 * gives none.
 * Shape: the leaf stands first in `chain`, the rest in any order.
 * Limits: those of {@link buildPath} and {@link SignatureLedger}; whoever needs more gets the path as far as it came.
 */
export function findAnchor(chain: readonly Certificate[], anchors: readonly Certificate[], now: number): Anchoring {
  const ledger = new SignatureLedger();
  const isIssuer = (certificate: Certificate, candidate: Certificate): boolean =>
    isLikelyIssued(certificate, candidate) && maySign(candidate, certificate) && ledger.isSignedBy(certificate, candidate) === true;
  const request = { chain, anchors, now, allowsPartialChain: false, securityLevel: 0, purpose: undefined } as const;
  const { certificates, untrusted } = buildPath(request, isIssuer);
  if (untrusted < certificates.length) return { path: certificates, anchor: certificates.at(-1) };
  const leaf = anchors.find(({ sha256 }) => sha256 === chain[0]?.sha256);
  return leaf ? { path: [leaf], anchor: leaf } : { path: certificates, anchor: undefined };
}
