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
}

/** Told of each way as it is walked. */
export interface WalkListener {
  readonly began: (pair: Pair) => void;
  readonly ended: (pair: Pair, observation: Observation) => void;
}

/** What all walks share. */
export interface WalkContext extends Pick<ProbePlan, 'timeoutMs' | 'parallel' | 'proxyTls' | 'logins'> {
  readonly trust: ObserveContext['trust'];
  readonly clock: () => number;
  readonly signal: AbortSignal;
}

/** Walks every pair, a bounded number at once, each with legs of its own; in order of the list. */
export async function walkPairs(
  pairs: readonly Pair[],
  { parallel, ...context }: WalkContext,
  listener: WalkListener,
): Promise<readonly WalkedPair[]> {
  const { clock, signal } = context;
  const start = clock();
  const walked = await inParallel(pairs, { limit: parallel, signal }, async (pair): Promise<WalkedPair> => {
    listener.began(pair);
    const observation = await observe(pair.via, { ...context, target: pair.target });
    listener.ended(pair, observation);
    return { ...pair, observation, endedAfterMs: clock() - start };
  });
  return pairs.map((pair, i) => walked[i] ?? { ...pair, observation: undefined, endedAfterMs: clock() - start });
}
