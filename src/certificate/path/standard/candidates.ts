import type { Certificate } from '../../certificate.ts';
import { fitsAuthority } from '../authority-key-id.ts';
import { factsOf } from '../facts.ts';
import type { PathRequest } from '../path-verdict.ts';
import { validityAt } from '../validity.ts';

/** A certificate that may be the next of a path. */
export interface Candidate {
  readonly certificate: Certificate;
  readonly isAnchor: boolean;
}

/** Finds who may have issued a certificate, by name; made once for a request. */
export class CandidateIndex {
  readonly #bySubject = new Map<string, Candidate[]>();
  readonly #now: number;

  constructor({ chain, anchors, now }: PathRequest) {
    this.#now = now;
    const seen = new Set<string>();
    const all = [
      ...anchors.map((certificate) => ({ certificate, isAnchor: true })),
      ...chain.map((certificate) => ({ certificate, isAnchor: false })),
    ];
    for (const candidate of all) {
      if (seen.has(candidate.certificate.sha256)) continue;
      seen.add(candidate.certificate.sha256);
      const { comparableSubject } = candidate.certificate;
      this.#bySubject.set(comparableSubject, [...(this.#bySubject.get(comparableSubject) ?? []), candidate]);
    }
  }

  /**
   * Those whose subject is the issuer of the last certificate of a path, the likeliest first: key identifiers that fit, then valid
   * ones, then anchors. Whoever stands in the path already, with the same name and key, is left out.
   * Source: RFC 4158 §3.5 (order) and §5.2 (loops).
   */
  issuersOf(path: readonly Certificate[]): readonly Candidate[] {
    const top = path.at(-1) as Certificate;
    const { authority } = factsOf(top);
    const weight = ({ certificate, isAnchor }: Candidate): number =>
      (fitsAuthority(certificate, authority) ? 4 : 0) + (validityAt(certificate, this.#now) === 'valid' ? 2 : 0) + (isAnchor ? 1 : 0);
    const taken = new Set(path.map(identityOf));
    return (this.#bySubject.get(top.comparableIssuer) ?? [])
      .filter(({ certificate }) => !taken.has(identityOf(certificate)))
      .map((candidate) => ({ candidate, weight: weight(candidate) }))
      .toSorted((left, right) => right.weight - left.weight)
      .map(({ candidate }) => candidate);
  }
}

function identityOf({ comparableSubject, spkiSha256 }: Certificate): string {
  return `${spkiSha256}${comparableSubject}`;
}
