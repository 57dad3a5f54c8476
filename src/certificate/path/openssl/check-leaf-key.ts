import { keyKind } from '../signer.ts';
import type { BuiltPath, PathCheck, PathError } from './built-path.ts';

// OpenSSL meets a leaf key that it cannot decode at one of three places, where no level of security has refused it already.

/** While it builds: an anchor is the issuer of the leaf. */
export const checkLeafKeyAtOnce: PathCheck = (path) => keyErrors(path, path.certificates.length > 1 && path.untrusted === 1);

/** Among the extensions of the leaf, where it looks at curves: another certificate that was sent is the issuer. */
export const checkLeafKeyCurve: PathCheck = (path) => keyErrors(path, path.certificates.length > 1 && path.untrusted > 1);

/** Before the signatures: the leaf is the whole path. */
export const checkLoneLeafKey: PathCheck = (path) => keyErrors(path, path.certificates.length === 1);

function* keyErrors({ certificates: [leaf] }: BuiltPath, isMetHere: boolean): Generator<PathError> {
  if (isMetHere && leaf && keyKind(leaf) === undefined) yield { code: 1, id: 'malformed', depth: 0, detail: 'its key cannot be decoded' };
}
