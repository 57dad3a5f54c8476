import type { Certificate } from '../../certificate.ts';
import type { PathFailure } from '../path-failure.ts';
import type { JudgedPath } from '../path-verdict.ts';

/** A path that is followed no further. */
export interface EndedPath extends JudgedPath {
  readonly isAnchored: boolean;
}

/** Whether whoever has this failure is no part of the path, so that nothing can be put on top. */
export function endsPath({ id }: Pick<PathFailure, 'id'>): boolean {
  return id === 'signature-invalid' || id === 'search-exhausted';
}

/** The one that came furthest first: with an anchor, then with fewer failures; without one by how much of it is verified. */
export function compareEnded(left: EndedPath, right: EndedPath): number {
  if (left.isAnchored !== right.isAnchored) return left.isAnchored ? -1 : 1;
  const byFailures = left.failures.length - right.failures.length;
  const byLength = verifiedLength(right) - verifiedLength(left);
  return left.isAnchored ? byFailures || byLength : byLength || byFailures;
}

function verifiedLength({ path, failures }: EndedPath): number {
  const top = path.length - 1;
  return failures.some((failure) => failure.depth === top && endsPath(failure)) ? top : path.length;
}

/** Nobody is the issuer of the last certificate. */
export function deadEnd(path: readonly Certificate[]): PathFailure {
  const depth = path.length - 1;
  const certificate = path[depth] as Certificate;
  const { displayName, issuerDisplayName, isSelfIssued } = certificate;
  if (isSelfIssued) return { id: 'root-not-trusted', certificate, depth, detail: `"${displayName}" is no anchor` };
  return { id: 'issuer-not-found', certificate, depth, detail: `nobody here is the issuer "${issuerDisplayName}" of "${displayName}"` };
}

/** The path is as long as any that is followed. */
export function tooLong(path: readonly Certificate[], limit: number): PathFailure {
  const depth = path.length - 1;
  return { id: 'path-too-long', certificate: path[depth], depth, detail: `more than ${limit} certificates stand between leaf and anchor` };
}

/** The search ended before every path was tried. */
export const searchEnd: PathFailure = {
  id: 'search-exhausted',
  certificate: undefined,
  depth: 0,
  detail: 'the search was ended before every path was tried: that would take too many steps or signature checks',
};
