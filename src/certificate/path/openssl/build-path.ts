import type { Certificate } from '../../certificate.ts';
import { factsOf } from '../facts.ts';
import { isLikelyIssued } from '../issued.ts';
import type { PathRequest } from '../path-verdict.ts';
import { explicitTrustIn, type Trust, trustIn } from '../trust.ts';
import { validityAt } from '../validity.ts';
import type { PathError } from './built-path.ts';

/** What OpenSSL builds: a path, how much of it the peer sent, and why it is no path to an anchor where it is none. */
export interface Built {
  readonly certificates: readonly Certificate[];
  readonly untrusted: number;
  readonly error: PathError | undefined;
}

/** Whether a certificate is taken for the issuer of another. */
export type IsIssuer = (certificate: Certificate, candidate: Certificate) => boolean;

/** OpenSSL's default depth: so many certificates between leaf and root. */
const maxDepth = 100;

/**
 * Builds the one path that OpenSSL builds.
 *
 * At each step the anchors are asked first, then what the peer sent; the first candidate that looks like the issuer and is
 * valid is taken, without one the candidate that expires last. Above an anchor only anchors are followed. No step is taken back,
 * and no signature is verified. That is so since OpenSSL 1.1.0, whose flag X509_V_FLAG_TRUSTED_FIRST is the default; 1.1.1 also
 * leaves out candidates whose key usage lacks keyCertSign.
 * `isIssuer` decides who looks like an issuer: for the judgement it is OpenSSL's own look.
 * Source: OpenSSL X509_verify_cert(3), X509_VERIFY_PARAM_set_flags(3).
 */
export function buildPath(request: PathRequest, isIssuer: IsIssuer = isLikelyIssued): Built {
  const [leaf, ...rest] = request.chain;
  if (!leaf) return { certificates: [], untrusted: 0, error: undefined };
  const path: GrowingPath = { certificates: [leaf], untrusted: 1, isIssuer };
  const pool = new Set(rest);
  let trust = growByAnchors(path, request);
  while (trust === 'neutral' && path.untrusted === path.certificates.length && growByPeer(path, pool, request)) {
    trust = growByAnchors(path, request);
  }
  if (trust === 'neutral' && path.untrusted === path.certificates.length) trust = trustLeaf(path, request);
  return { certificates: path.certificates, untrusted: path.untrusted, error: errorOf(path, trust) };
}

interface GrowingPath {
  readonly certificates: Certificate[];
  untrusted: number;
  readonly isIssuer: IsIssuer;
}

/** Follows the anchors as far up as they lead or until one ends the path. */
function growByAnchors(path: GrowingPath, request: PathRequest): Trust {
  const { certificates } = path;
  while (certificates.length <= maxDepth + 1) {
    const top = certificates.at(-1) as Certificate;
    const issuer = bestIssuer(path, request.anchors, request.now);
    if (!issuer) return 'neutral';
    const { isSelfSigned } = factsOf(top);
    if (!isSelfSigned) certificates.push(issuer);
    // One that is self-signed has to be the anchor itself: another one of its name is a mimic.
    else if (issuer.sha256 !== top.sha256) return 'neutral';
    else certificates[certificates.length - 1] = issuer;
    path.untrusted = Math.min(path.untrusted, certificates.length - 1);
    const trust = trustIn(issuer, request);
    if (trust !== 'neutral') return trust;
    if (request.allowsPartialChain) return 'trusted';
    if (isSelfSigned) return 'neutral';
  }
  return 'neutral';
}

/** Takes the issuer of the top from what the peer sent; each certificate is taken once. */
function growByPeer(path: GrowingPath, pool: Set<Certificate>, { now }: PathRequest): boolean {
  const { certificates } = path;
  const top = certificates.at(-1) as Certificate;
  if (factsOf(top).isSelfSigned || certificates.length > maxDepth + 1) return false;
  const mayRepeat = factsOf(top).isSelfIssued && certificates.length === 1;
  const taken = new Set(certificates.map(({ sha256 }) => sha256));
  const candidates = [...pool].filter((candidate) => candidate.comparableSubject === top.comparableIssuer);
  const issuer = bestIssuer(path, mayRepeat ? candidates : candidates.filter(({ sha256 }) => !taken.has(sha256)), now);
  if (!issuer) return false;
  pool.delete(issuer);
  certificates.push(issuer);
  path.untrusted += 1;
  return true;
}

function bestIssuer({ certificates, isIssuer }: GrowingPath, candidates: readonly Certificate[], now: number): Certificate | undefined {
  const top = certificates.at(-1) as Certificate;
  let best: Certificate | undefined;
  for (const candidate of candidates) {
    if (!isIssuer(top, candidate)) continue;
    if (validityAt(candidate, now) === 'valid') return candidate;
    if (!best || candidate.notAfter > best.notAfter) best = candidate;
  }
  return best;
}

/** With partial chains a leaf that is an anchor itself is trusted, unless its settings reject it. */
function trustLeaf(path: GrowingPath, request: PathRequest): Trust {
  const [leaf] = path.certificates;
  if (!request.allowsPartialChain || path.certificates.length > maxDepth + 1) return 'neutral';
  const anchor = request.anchors.find(({ sha256 }) => sha256 === leaf?.sha256);
  if (!anchor) return 'neutral';
  if (explicitTrustIn(anchor, request) === 'rejected') return 'rejected';
  path.certificates[0] = anchor;
  path.untrusted = 0;
  return 'trusted';
}

function errorOf({ certificates, untrusted }: GrowingPath, trust: Trust): PathError | undefined {
  const depth = certificates.length - 1;
  const top = certificates[depth] as Certificate;
  if (trust === 'trusted') return undefined;
  // Without an anchor in the path it is the leaf that is rejected.
  if (trust === 'rejected')
    return {
      code: 28,
      depth: untrusted < certificates.length ? depth : 0,
      detail: 'the trust settings of the anchor reject it for this purpose',
    };
  if (depth > maxDepth) return { code: 22, depth, detail: `the path has more than ${maxDepth} certificates between leaf and root` };
  if (factsOf(top).isSelfSigned) return { code: depth === 0 ? 18 : 19, depth, detail: `"${top.displayName}" is self-signed and no anchor` };
  const isAnchor = untrusted < certificates.length;
  return isAnchor
    ? { code: 2, depth, detail: `"${top.displayName}" is an anchor and no root, and its issuer "${top.issuerDisplayName}" is no anchor` }
    : { code: 20, depth, detail: `nobody here is the issuer "${top.issuerDisplayName}" of "${top.displayName}"` };
}
