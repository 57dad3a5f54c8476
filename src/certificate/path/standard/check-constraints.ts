import type { Certificate } from '../../certificate.ts';
import { altNamesOf } from '../alt-names.ts';
import type { ConstraintOffence } from '../constraint-check.ts';
import { constraintsOf } from '../constraints.ts';
import { factsOf } from '../facts.ts';
import { offenceText } from '../offence-text.ts';
import type { PathFailureId } from '../path-failure.ts';
import type { StandardCheck } from './partial-path.ts';

const ids: Readonly<Record<ConstraintOffence['kind'], PathFailureId>> = {
  'not-permitted': 'name-not-permitted',
  excluded: 'name-excluded',
  'bounded-subtree': 'name-constraint-unsupported',
  'unsupported-name': 'name-constraint-unsupported',
  'unsupported-constraint': 'name-constraint-unsupported',
  'too-many': 'search-exhausted',
};

/**
 * The names of all certificates below a CA obey its name constraints, those of an anchor included; self-issued ones but for the
 * leaf are exempt. A common name is no host.
 * Source: RFC 5280 §4.2.1.10, §6.1.3 (b), (c) and §6.1.4 (g).
 */
export const checkConstraints: StandardCheck = ({ certificate, below, ledgers }) => {
  for (const [depth, holder] of below.certificates.entries()) {
    if (depth > 0 && factsOf(holder).isSelfIssued) continue;
    const offence = ledgers.constraints.offenceOf(holder, certificate) ?? wildcardOffence(holder, certificate);
    if (offence) return { id: ids[offence.kind], detail: offenceText(offence, certificate) };
  }
  return undefined;
};

/** A wildcard that takes in an excluded host: `*.example.com` where `a.example.com` is excluded. OpenSSL does not mind. */
function wildcardOffence(holder: Certificate, ca: Certificate): ConstraintOffence | undefined {
  const excluded = constraintsOf(ca)?.excluded ?? [];
  const parents = new Set(
    excluded.flatMap(({ base: { kind, folded } }) => (kind === 'dns' ? (/^[^.]+(\..+)$/.exec(folded)?.[1] ?? []) : [])),
  );
  const found = altNamesOf(holder).find(({ kind, folded }) => kind === 'dns' && folded.startsWith('*.') && parents.has(folded.slice(1)));
  return found && { kind: 'excluded', name: found.text };
}
