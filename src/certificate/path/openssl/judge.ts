import type { Certificate } from '../../certificate.ts';
import type { Ledgers } from '../ledgers.ts';
import type { PathFailure } from '../path-failure.ts';
import type { PathRequest, PathVerdict } from '../path-verdict.ts';
import { buildPath } from './build-path.ts';
import type { BuiltPath, PathCheck, PathError } from './built-path.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkHost } from './check-host.ts';
import { checkLeafKeyAtOnce, checkLoneLeafKey } from './check-leaf-key.ts';
import { checkNameConstraints } from './check-name-constraints.ts';
import { checkSignatures } from './check-signatures.ts';
import { checkLeafKey, checkStrength } from './check-strength.ts';
import { opensslErrors } from './openssl-errors.ts';

/** In OpenSSL's order. */
const checks: readonly PathCheck[] = [checkExtensions, checkStrength, checkHost, checkLoneLeafKey, checkSignatures, checkNameConstraints];

const maxFailures = 20;

/**
 * What OpenSSL says of a chain: the one path that it builds, and its first error. Behind that stand the other errors of this
 * path, which OpenSSL does not reach.
 *
 * Left out: revocation lists, policies, and the address blocks of RFC 3779, which nobody asks for by default.
 */
export function judgeAsOpenssl(request: PathRequest, ledgers: Ledgers): PathVerdict['openssl'] {
  const { certificates, untrusted, error } = buildPath(request);
  const path: BuiltPath = { certificates, untrusted, request, ledgers };
  const errors = firstErrors(path, error);
  const first = errors.find(({ isOpensslMute }) => !isOpensslMute);
  return {
    isTrusted: errors.length === 0 && certificates.length > 0,
    path: certificates,
    failures: errors.map((found) => failureOf(found, certificates)),
    others: [],
    error: first && { code: first.code, depth: first.depth, text: opensslErrors[first.code].text },
  };
}

function firstErrors(path: BuiltPath, error: PathError | undefined): readonly PathError[] {
  const errors: PathError[] = [...checkLeafKey(path), ...checkLeafKeyAtOnce(path)];
  if (error) errors.push(error);
  for (const check of checks) {
    for (const found of check(path)) {
      errors.push(found);
      if (errors.length === maxFailures) return errors;
    }
  }
  return errors;
}

function failureOf({ code, id = opensslErrors[code].id, depth, detail }: PathError, certificates: readonly Certificate[]): PathFailure {
  return { id, certificate: certificates[depth], depth, detail };
}
