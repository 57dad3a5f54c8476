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
  readonly #ranked = new Map<string, readonly Candidate[]>();
  readonly #now: number;

  constructor({ chain, anchors, now }: PathRequest) {
    this.#now = now;
    const seen = new Set<string>();
    for (const certificate of anchors) this.#add({ certificate, isAnchor: true }, seen);
    for (const certificate of chain) this.#add({ certificate, isAnchor: false }, seen);
  }

  /**
   * Those whose subject is the issuer of a certificate, the likeliest first: key identifiers that fit, then valid ones, then anchors.
   * Source: RFC 4158 §3.5.
   */
  issuersOf(certificate: Certificate): readonly Candidate[] {
    const known = this.#ranked.get(certificate.sha256);
    if (known) return known;
    const candidates = this.#bySubject.get(certificate.comparableIssuer) ?? [];
    const weighed = candidates.map((candidate) => ({ candidate, weight: this.#weight(candidate, certificate) }));
    const ranked = weighed.sort((left, right) => right.weight - left.weight).map(({ candidate }) => candidate);
    this.#ranked.set(certificate.sha256, ranked);
    return ranked;
  }

  #add(candidate: Candidate, seen: Set<string>): void {
    const { sha256, comparableSubject } = candidate.certificate;
    if (seen.has(sha256)) return;
    seen.add(sha256);
    const others = this.#bySubject.get(comparableSubject);
    if (others) others.push(candidate);
    else this.#bySubject.set(comparableSubject, [candidate]);
  }

  #weight({ certificate, isAnchor }: Candidate, below: Certificate): number {
    const fits = fitsAuthority(certificate, factsOf(below).authority);
    return (fits ? 4 : 0) + (validityAt(certificate, this.#now) === 'valid' ? 2 : 0) + (isAnchor ? 1 : 0);
  }
}

/** Whether a path holds a certificate of the same name and key already: with it the path would be a loop. Source: RFC 4158 §5.2. */
export function isLoop(path: readonly Certificate[], { comparableSubject, spkiSha256 }: Certificate): boolean {
  return path.some((certificate) => certificate.comparableSubject === comparableSubject && certificate.spkiSha256 === spkiSha256);
}
