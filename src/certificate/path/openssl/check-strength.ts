import { keyText } from '../../key/key.ts';
import { isStrongKey, isStrongSignature } from '../strength.ts';
import type { BuiltPath, PathError } from './built-path.ts';

/** The key of the leaf, which OpenSSL looks at before it builds a path. */
export function* checkLeafKey({ certificates: [leaf], request }: BuiltPath): Generator<PathError> {
  if (leaf && !isStrongKey(leaf, request.securityLevel)) yield { code: 66, depth: 0, detail: `its key is ${keyText(leaf.key)}` };
}

/**
 * The keys of the CAs, and every signature but that of the last certificate.
 * Source: OpenSSL X509_VERIFY_PARAM_set_auth_level(3).
 */
export function* checkStrength({ certificates, request: { securityLevel } }: BuiltPath): Generator<PathError> {
  for (const [depth, certificate] of certificates.entries()) {
    if (depth > 0 && !isStrongKey(certificate, securityLevel)) yield { code: 67, depth, detail: `its key is ${keyText(certificate.key)}` };
    if (depth + 1 < certificates.length && !isStrongSignature(certificate, securityLevel)) {
      yield { code: 68, depth, detail: `it is signed with ${certificate.signatureAlgorithm}` };
    }
  }
}
