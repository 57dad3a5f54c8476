import type { Certificate } from '../../certificate.ts';
import type { Ledgers } from '../ledgers.ts';
import type { PathFailure } from '../path-failure.ts';
import type { JudgedPath, PathJudgement, PathRequest } from '../path-verdict.ts';
import { type Candidate, CandidateIndex } from './candidates.ts';
import { standardChecks } from './checks.ts';
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

interface EndedPath extends JudgedPath {
  readonly isAnchored: boolean;
}

/** A path, and who may stand on top of it. */
interface Branch {
  readonly below: PartialPath;
  readonly candidates: readonly Candidate[];
  /** How many of those have been tried. */
  tried: number;
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

  constructor(request: PathRequest, ledgers: Ledgers) {
    this.#request = request;
    this.#ledgers = ledgers;
    this.#candidates = new CandidateIndex(request);
  }

  run(leaf: Certificate): PathJudgement {
    this.#step(nothing, { certificate: leaf, isAnchor: this.#request.anchors.some(({ sha256 }) => sha256 === leaf.sha256) });
    for (let branch = this.#next(); branch; branch = this.#next()) {
      const candidate = branch.candidates[branch.tried];
      branch.tried += 1;
      if (branch.tried < branch.candidates.length) this.#put(branch);
      if (candidate) this.#step(branch.below, candidate);
    }
    return this.#conclude();
  }

  /** The next branch; none where a path is trusted, the steps are used up or nothing is left. */
  #next(): Branch | undefined {
    const [best] = this.#ended;
    if (best && best.isAnchored && best.failures.length === 0) return undefined;
    if (this.#steps >= maxSteps) return undefined;
    return this.#open.find((branches) => branches.length > 0)?.pop();
  }

  #follow(path: PartialPath): void {
    const { certificates } = path;
    const candidates = this.#candidates.issuersOf(certificates);
    if (candidates.length === 0) this.#end(path, false, deadEnd(certificates));
    else if (certificates.length > maxIntermediates + 1) this.#end(path, false, tooLong(certificates));
    else this.#put({ below: path, candidates, tried: 0 });
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
      if (found.id === 'signature-invalid' || found.id === 'search-exhausted') break;
    }
    const counts = depth > 0 && certificate.comparableSubject !== certificate.comparableIssuer;
    const path = { certificates: [...below.certificates, certificate], failures, countedCas: below.countedCas + (counts ? 1 : 0) };
    const last = failures.at(-1);
    const isOver = last?.depth === depth && (last.id === 'signature-invalid' || last.id === 'search-exhausted');
    if (isAnchor || isOver) this.#end(path, isAnchor && !isOver);
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
    const isTrusted = best !== undefined && best.isAnchored && failures.length === 0;
    const isExhausted = !isTrusted && this.#steps >= maxSteps;
    return {
      isTrusted,
      path,
      failures: isExhausted ? [exhausted, ...failures] : failures,
      others: others.map((other) => ({ path: other.path, failures: other.failures })),
    };
  }
}

const exhausted: PathFailure = {
  id: 'search-exhausted',
  certificate: undefined,
  depth: 0,
  detail: `more than ${maxSteps} steps would be needed to try every path`,
};

/** The best first: with an anchor, with fewer failures, longer. */
function compareEnded(left: EndedPath, right: EndedPath): number {
  if (left.isAnchored !== right.isAnchored) return left.isAnchored ? -1 : 1;
  if (left.isAnchored && left.failures.length !== right.failures.length) return left.failures.length - right.failures.length;
  return right.path.length - left.path.length || left.failures.length - right.failures.length;
}

function deadEnd(path: readonly Certificate[]): PathFailure {
  const depth = path.length - 1;
  const certificate = path[depth] as Certificate;
  const { displayName, issuerDisplayName, isSelfIssued } = certificate;
  if (isSelfIssued) return { id: 'root-not-trusted', certificate, depth, detail: `"${displayName}" is no anchor` };
  return { id: 'issuer-not-found', certificate, depth, detail: `nobody here is the issuer "${issuerDisplayName}" of "${displayName}"` };
}

function tooLong(path: readonly Certificate[]): PathFailure {
  const depth = path.length - 1;
  return {
    id: 'path-too-long',
    certificate: path[depth],
    depth,
    detail: `more than ${maxIntermediates} certificates stand between leaf and anchor`,
  };
}
