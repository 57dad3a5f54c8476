import type { Certificate } from '../../certificate.ts';
import { factsOf } from '../facts.ts';
import { isLikelyIssued, maySign } from '../issued.ts';
import { momentText, validityAt } from '../validity.ts';
import type { BuiltPath, PathError } from './built-path.ts';

/**
 * Signatures and validity, from the top down. The signature of the top is not verified.
 *
 * A top that is self-signed, or an anchor where partial chains are allowed, has to be valid as well; another one has not.
 * Source: OpenSSL X509_verify_cert (internal_verify).
 */
export function* checkSignatures(path: BuiltPath): Generator<PathError> {
  const { certificates, untrusted, request } = path;
  for (let depth = certificates.length - 1; depth >= 0; depth -= 1) {
    const certificate = certificates[depth] as Certificate;
    const issuer = certificates[depth + 1];
    if (issuer) yield* checkSignature(path, certificate, issuer, depth);
    else if (!request.allowsPartialChain && !isLikelyIssued(certificate, certificate)) {
      if (depth > 0) continue;
      if (untrusted === 0) yield { code: 21, depth, detail: 'it is an anchor, and its own issuer is not known' };
    }
    yield* checkValidity(certificate, depth, request.now);
  }
}

function* checkSignature({ ledgers }: BuiltPath, certificate: Certificate, issuer: Certificate, depth: number): Generator<PathError> {
  if (!maySign(issuer, certificate)) yield signingError(certificate, depth + 1);
  const isSigned = ledgers.signatures.isSignedBy(certificate, issuer);
  if (isSigned === false) yield { code: 7, depth, detail: `the key of "${issuer.displayName}" does not verify its signature` };
  if (isSigned === undefined) yield { code: 1, depth, detail: 'its signature was not verified: too many, or too large keys' };
}

function signingError(certificate: Certificate, depth: number): PathError {
  return factsOf(certificate).isProxyCertificate
    ? { code: 39, depth, detail: 'its key usage lacks digitalSignature' }
    : { code: 32, depth, detail: 'its key usage lacks keyCertSign' };
}

function* checkValidity(certificate: Certificate, depth: number, now: number): Generator<PathError> {
  const validity = validityAt(certificate, now);
  if (validity === 'unreadable-start')
    yield { code: 13, depth, detail: 'the beginning of its validity is written in another form than the standard has' };
  if (validity === 'unreadable-end')
    yield { code: 14, depth, detail: 'the end of its validity is written in another form than the standard has' };
  if (validity === 'not-yet-valid') yield { code: 9, depth, detail: `it is valid from ${momentText(certificate.notBefore)}` };
  if (validity === 'expired') yield { code: 10, depth, detail: `it was valid until ${momentText(certificate.notAfter)}` };
}
