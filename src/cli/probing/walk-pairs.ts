import type { CurlVerdict } from '../../diagnosis/evidence.ts';
import type { Observation } from '../../proxy/handshake/observation.ts';
import { observe } from '../../proxy/handshake/observe.ts';
import type { ObserveContext } from '../../proxy/handshake/walk.ts';
import { inParallel } from './in-parallel.ts';
import type { ProbePlan } from './probe-plan.ts';
import type { Pair } from './way.ts';

/** A pair and what was seen on its way. */
export interface WalkedPair extends Pair {
  /** `undefined` where the run ended before this way was begun. */
  readonly observation: Observation | undefined;
  /** Since the start of the run. */
  readonly endedAfterMs: number;
  /** What curl made of the same way; `undefined` where it was not asked. */
  readonly curl: CurlVerdict | undefined;
}

/** Told of each way as it is walked. */
export interface WalkListener {
  readonly began: (pair: Pair) => void;
  readonly ended: (pair: Pair, observation: Observation) => void;
}

/** What all walks share. */
export interface WalkContext extends Pick<ProbePlan, 'timeoutMs' | 'parallel' | 'proxyTls' | 'logins' | 'statusPath'> {
  readonly trust: ObserveContext['trust'];
  readonly clock: () => number;
  readonly signal: AbortSignal;
}

/** Has curl go a way that was walked. */
export type AskCurl = (pair: Pair, observation: Observation) => Promise<CurlVerdict | undefined>;

/**
 * Walks every pair, a bounded number at once, each with legs of its own; in order of the list. Where curl is to be asked, it goes a
 * way as soon as that has been walked, beside the walks of the others.
 */
export async function walkPairs(
  pairs: readonly Pair[],
  { parallel, ...context }: WalkContext,
  listener: WalkListener,
  askCurl?: AskCurl,
): Promise<readonly WalkedPair[]> {
  const { clock, signal } = context;
  const start = clock();
  const walked = await inParallel(pairs, { limit: parallel, signal }, async (pair): Promise<WalkedPair> => {
    listener.began(pair);
    const observation = await observe(pair.via, { ...context, target: pair.target });
    const endedAfterMs = clock() - start;
    listener.ended(pair, observation);
    return { ...pair, observation, endedAfterMs, curl: await askCurl?.(pair, observation) };
  });
  return pairs.map((pair, i) => walked[i] ?? { ...pair, observation: undefined, endedAfterMs: clock() - start, curl: undefined });
}
