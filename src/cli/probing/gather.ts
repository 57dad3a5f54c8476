import type { OpensslReading } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { clocksOf } from '../../diagnosis/clocks.ts';
import { type Elsewhere, type Evidence, gatherEvidence, refusedChain } from '../../diagnosis/evidence.ts';
import type { SecondWalk } from './ask-system-store.ts';
import type { WalkedPair } from './walk-pairs.ts';

/** All that is known of one pair. */
export interface Seen {
  readonly pair: WalkedPair;
  readonly second: SecondWalk | undefined;
}

/** Certificates of other ways that are kept to explain one. */
const maxElsewhere = 200;

/** What evidence is gathered with. */
export interface GatherContext {
  readonly bundle: OpensslReading;
  readonly bundlePath: string;
  /** Whether the proxies are those that the agent is told. */
  readonly isOwnList: boolean;
  readonly listWords: readonly string[];
  /** Milliseconds since 1970 at the start of the run. */
  readonly now: number;
}

/** A pair with its evidence, before anything was judged. */
export interface Gathered {
  readonly pair: WalkedPair;
  /** `undefined` where the run ended before this way was begun. */
  readonly evidence: Evidence | undefined;
  readonly second: Evidence | undefined;
}

/** The evidence of a pair by itself. */
export function gather({ pair, second }: Seen, { bundle, now, bundlePath, isOwnList, listWords }: GatherContext): Gathered {
  const { index, observation, endedAfterMs, curl } = pair;
  if (!observation) return { pair, evidence: undefined, second: undefined };
  const then = now + endedAfterMs;
  const further = second && gatherEvidence(second.observation, second.reading, then);
  const evidence = gatherEvidence(observation, bundle, then, { curl, asked: { index, bundlePath, isOwnList, listWords } });
  const refused = refusedChain(evidence);
  const twin = further?.chains.find(({ leg, hop }) => leg === refused?.leg && hop === refused.hop);
  const withSystemStore = second && { isTrusted: second.isTrusted, anchor: twin?.anchor?.certificate };
  return { pair, evidence: { ...evidence, withSystemStore }, second: further };
}

/** What the other ways showed, for one of which the chain was refused. */
export function elsewhereOf(evidence: Evidence, gathered: readonly Gathered[]): Elsewhere | undefined {
  if (!refusedChain(evidence)) return undefined;
  const others = gathered.flatMap((one) => (one.evidence && one.evidence !== evidence ? [one.evidence] : []));
  return {
    certificates: others.flatMap(({ chains }) => chains.flatMap(({ chain }) => chain.slice(1))).slice(0, maxElsewhere),
    leaves: others.flatMap(({ chains }) => chains.filter(({ leg }) => leg === 'target-tls').flatMap(({ chain }) => chain.slice(0, 1))),
    clocks: others.flatMap(({ observation, now, asked }) =>
      clocksOf(observation, now).map((clock) => ({ ...clock, index: asked?.index ?? 'direct' })),
    ),
  };
}
