import type { Certificate } from '../../certificate.ts';
import { explicitCurve } from '../../key/key.ts';
import { caCode } from '../ca-code.ts';
import { factsOf } from '../facts.ts';
import type { PathPurpose } from '../path-verdict.ts';
import { fitsPurpose } from '../purpose-fit.ts';
import { keyKind } from '../signer.ts';
import { explicitTrustIn } from '../trust.ts';
import { unfitText } from '../unfit-text.ts';
import type { BuiltPath, PathError } from './built-path.ts';
import { checkLeafKeyCurve } from './check-leaf-key.ts';

/**
 * Extensions, from the leaf up: critical ones that are not processed, who is a CA, curves that are spelt out, purposes, path
 * lengths. A root may be a CA of any kind, those between leaf and root need basic constraints.
 *
 * 1.1.1 asks for neither of the last two: curves, and basic constraints of those in between.
 * Source: OpenSSL X509_verify_cert (check_extensions); RFC 5280 §6.1.3 and §6.1.4 (k) to (o).
 */
export function* checkExtensions(path: BuiltPath): Generator<PathError> {
  let below = 0;
  const { purpose } = path.request;
  for (const [depth, certificate] of path.certificates.entries()) {
    const { pathLength, isSelfIssued } = factsOf(certificate);
    yield* checkKind(path, certificate, depth);
    if (purpose && !isFit(path, purpose, certificate, depth)) {
      yield { code: 26, depth, detail: unfitText(certificate, purpose, depth > 0) };
    }
    if (depth > 1 && pathLength !== undefined && below > pathLength) {
      yield { code: 25, depth, detail: `its path length is ${pathLength}, and ${below} CAs stand below it` };
    }
    if (depth > 0 && !isSelfIssued) below += 1;
  }
}

function* checkKind(path: BuiltPath, certificate: Certificate, depth: number): Generator<PathError> {
  const { length } = path.certificates;
  const { unknownCritical, isProxyCertificate } = factsOf(certificate);
  if (unknownCritical.length > 0) yield { code: 34, depth, detail: `it has ${unknownCritical.join(', ')} as critical` };
  if (isProxyCertificate) yield { code: 40, depth, detail: 'it is a proxy certificate (RFC 3820)' };
  if (depth > 0 && !isCaAt(certificate, depth + 1 === length)) yield { code: 79, depth, detail: 'it is not that of a CA' };
  if (depth === 0) yield* checkLeafKeyCurve(path);
  if (length > 1 && hasExplicitCurve(certificate)) yield { code: 94, depth, detail: 'its key spells its curve out' };
}

function isCaAt(certificate: Certificate, isTop: boolean): boolean {
  const code = caCode(certificate);
  return isTop ? code !== 0 : code === 1;
}

function hasExplicitCurve(certificate: Certificate): boolean {
  return keyKind(certificate) === 'EC' && certificate.key.curve === explicitCurve;
}

/** The trust settings of an anchor stand above whatever it says of its purposes. Of an invalid certificate none is asked. */
function isFit({ untrusted, request }: BuiltPath, purpose: PathPurpose, certificate: Certificate, depth: number): boolean {
  if (factsOf(certificate).isInvalid) return true;
  const trust = depth >= untrusted ? explicitTrustIn(certificate, request) : 'neutral';
  return trust === 'neutral' ? fitsPurpose(certificate, purpose, depth > 0) : trust === 'trusted';
}
