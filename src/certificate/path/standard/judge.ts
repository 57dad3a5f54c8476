import type { Certificate } from '../../certificate.ts';
import type { Ledgers } from '../ledgers.ts';
import type { PathFailure } from '../path-failure.ts';
import type { PathJudgement, PathRequest } from '../path-verdict.ts';
import { type Candidate, CandidateIndex, isLoop } from './candidates.ts';
import { standardChecks } from './checks.ts';
import { compareEnded, deadEnd, type EndedPath, endsPath, searchEnd, tooLong } from './ended-path.ts';
import type { PartialPath } from './partial-path.ts';

/** Steps in all: one is one certificate put on top of one path. */
const maxSteps = 1000;
/** Certificates between leaf and anchor, as OpenSSL has it. */
const maxIntermediates = 100;
/** How many paths are kept to be told. */
const maxKept = 20;

/**
 * Tries every path from the leaf to an anchor and returns the first that is trusted, or the one that came furthest.
 *
 * Paths without a failure are followed first, those with the fewest next; a wrong signature ends a path at once. An anchor is one
 * whether it is a root or not.
 * Limits: 1,000 steps, 100 intermediates, and those of the ledgers; beyond them the failures begin with `search-exhausted`.
 * Source: RFC 5280 §6.1, without policies and revocation; RFC 4158.
 */
export function judgeByStandard(request: PathRequest, ledgers: Ledgers): PathJudgement {
  const [leaf] = request.chain;
  if (!leaf) return { isTrusted: false, path: [], failures: [], others: [] };
  return new PathSearch(request, ledgers).run(leaf);
}

/** A path, and who may stand on top of it. */
interface Branch {
  readonly below: PartialPath;
  readonly candidates: readonly Candidate[];
  /** How many of those have been tried. */
  tried: number;
  /** Whether one of them was put on top. */
  hasGrown: boolean;
}

const nothing: PartialPath = { certificates: [], failures: [], countedCas: 0 };

class PathSearch {
  readonly #request: PathRequest;
  readonly #ledgers: Ledgers;
  readonly #candidates: CandidateIndex;
  /** What is left to try, by the number of failures so far; of each the last is tried first. */
  readonly #open: Branch[][] = [];
  readonly #ended: EndedPath[] = [];
  #steps = 0;
  /** Whether a ledger was used up, so that a path was left that might have led on. */
  #isCut = false;

  constructor(request: PathRequest, ledgers: Ledgers) {
    this.#request = request;
    this.#ledgers = ledgers;
    this.#candidates = new CandidateIndex(request);
  }

  run(leaf: Certificate): PathJudgement {
    this.#step(nothing, { certificate: leaf, isAnchor: this.#request.anchors.some(({ sha256 }) => sha256 === leaf.sha256) });
    for (let branch = this.#next(); branch; branch = this.#next()) this.#try(branch);
    return this.#conclude();
  }

  /** Puts the next candidate on top of a path; what is left of the branch is tried behind all that stands on that. */
  #try(branch: Branch): void {
    const { below, candidates } = branch;
    let candidate = candidates[branch.tried];
    while (candidate && isLoop(below.certificates, candidate.certificate)) {
      branch.tried += 1;
      candidate = candidates[branch.tried];
    }
    if (!candidate) {
      if (!branch.hasGrown) this.#end(below, false, deadEnd(below.certificates));
      return;
    }
    branch.tried += 1;
    branch.hasGrown = true;
    this.#put(branch);
    this.#step(below, candidate);
  }

  /** The next branch; none where a path is trusted, the steps are used up or nothing is left. */
  #next(): Branch | undefined {
    const [best] = this.#ended;
    if (best?.isAnchored && best.failures.length === 0) return undefined;
    if (this.#steps >= maxSteps) return undefined;
    return this.#open.find((branches) => branches.length > 0)?.pop();
  }

  #follow(path: PartialPath): void {
    const { certificates } = path;
    if (certificates.length > maxIntermediates + 1) this.#end(path, false, tooLong(certificates, maxIntermediates));
    else this.#put({ below: path, candidates: this.#candidates.issuersOf(certificates.at(-1) as Certificate), tried: 0, hasGrown: false });
  }

  #step(below: PartialPath, { certificate, isAnchor }: Candidate): void {
    this.#steps += 1;
    const depth = below.certificates.length;
    const step = { certificate, depth, below, isAnchor, request: this.#request, ledgers: this.#ledgers };
    const failures = [...below.failures];
    for (const check of standardChecks) {
      const found = check(step);
      if (!found) continue;
      failures.push({ ...found, certificate, depth });
      if (endsPath(found)) break;
    }
    const counts = depth > 0 && certificate.comparableSubject !== certificate.comparableIssuer;
    const path = { certificates: [...below.certificates, certificate], failures, countedCas: below.countedCas + (counts ? 1 : 0) };
    const isOver = failures.some((failure) => failure.depth === depth && endsPath(failure));
    this.#isCut ||= failures.some(({ id }) => id === 'search-exhausted');
    if (isOver) this.#end(path, false);
    else if (isAnchor) this.#end(path, true);
    else this.#follow(path);
  }

  #put(branch: Branch): void {
    const count = branch.below.failures.length;
    while (this.#open.length <= count) this.#open.push([]);
    this.#open[count]?.push(branch);
  }

  #end({ certificates, failures }: PartialPath, isAnchored: boolean, end?: PathFailure): void {
    this.#ended.push({ path: certificates, failures: end ? [end, ...failures] : failures, isAnchored });
    this.#ended.sort(compareEnded);
    if (this.#ended.length > maxKept) this.#ended.pop();
  }

  #conclude(): PathJudgement {
    const [best, ...others] = this.#ended;
    const { path = [], failures = [] } = best ?? {};
    const isTrusted = best?.isAnchored === true && failures.length === 0;
    const isExhausted = !isTrusted && (this.#isCut || this.#steps >= maxSteps);
    return {
      isTrusted,
      path,
      failures: isExhausted ? [searchEnd, ...failures] : failures,
      others: others.map((other) => ({ path: other.path, failures: other.failures })),
    };
  }
}
