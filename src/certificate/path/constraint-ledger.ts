import type { Certificate } from '../certificate.ts';
import { type ConstraintOffence, comparisonsOf, findOffence } from './constraint-check.ts';
import { constraintsOf } from './constraints.ts';

/** Of names with subtrees of their kind, in all: about a third of a second. */
const maxInAll = 2 ** 21;

/** Holds names against constraints, each pair of certificates once, and stops where that becomes too much. */
export class ConstraintLedger {
  readonly #offences = new Map<string, ConstraintOffence | undefined>();
  #comparisons = 0;

  /** How a certificate offends against the name constraints of a CA; `undefined`: it does not, or there are none. */
  offenceOf(certificate: Certificate, ca: Certificate): ConstraintOffence | undefined {
    const constraints = constraintsOf(ca);
    if (!constraints) return undefined;
    const pair = `${certificate.sha256}${ca.sha256}`;
    if (this.#offences.has(pair)) return this.#offences.get(pair);
    const comparisons = comparisonsOf(certificate, constraints);
    const isTooMuch = this.#comparisons + comparisons > maxInAll;
    if (!isTooMuch) this.#comparisons += comparisons;
    const offence = isTooMuch ? ({ kind: 'too-many', name: '' } as const) : findOffence(certificate, constraints);
    this.#offences.set(pair, offence);
    return offence;
  }
}
