import type { Certificate } from '../../certificate.ts';
import { altNamesOf } from '../alt-names.ts';
import { type ConstraintOffence, findCommonNameOffence, isTooMuchForOpenssl } from '../constraint-check.ts';
import { constraintsOf } from '../constraints.ts';
import { factsOf } from '../facts.ts';
import { offenceText } from '../offence-text.ts';
import type { BuiltPath, PathError } from './built-path.ts';

const codes = {
  'not-permitted': 47,
  excluded: 48,
  'bounded-subtree': 49,
  'unsupported-constraint': 51,
  'unsupported-name': 53,
  'too-many': 1,
} as const satisfies Record<ConstraintOffence['kind'], PathError['code']>;

/**
 * The names of each certificate under the constraints of each one above it, the anchor among them, from the top down. Self-issued
 * certificates are exempt, but not the leaf. A leaf without DNS names has to obey with its common names too (not from 4.0 on).
 * Source: OpenSSL X509_verify_cert (check_name_constraints); RFC 5280 §6.1.3 (b), (c).
 */
export function* checkNameConstraints(path: BuiltPath): Generator<PathError> {
  const { certificates } = path;
  for (let depth = certificates.length - 1; depth >= 0; depth -= 1) {
    const certificate = certificates[depth] as Certificate;
    if (depth > 0 && factsOf(certificate).isSelfIssued) continue;
    for (let above = certificates.length - 1; above > depth; above -= 1) {
      const error = errorUnder(path, certificate, certificates[above] as Certificate, depth);
      if (error) yield error;
    }
  }
}

function errorUnder({ ledgers }: BuiltPath, certificate: Certificate, ca: Certificate, depth: number): PathError | undefined {
  const constraints = constraintsOf(ca);
  if (!constraints) return undefined;
  if (isTooMuchForOpenssl(certificate, constraints)) {
    return { code: codes['too-many'], depth, detail: offenceText({ kind: 'too-many', name: '' }, ca) };
  }
  const usesCommonName = depth === 0 && !altNamesOf(certificate).some(({ kind }) => kind === 'dns');
  const commonNameOffence = (): ConstraintOffence | undefined =>
    usesCommonName ? findCommonNameOffence(certificate, constraints) : undefined;
  const offence = ledgers.constraints.offenceOf(certificate, ca) ?? commonNameOffence();
  return offence && { code: codes[offence.kind], depth, detail: offenceText(offence, ca) };
}
