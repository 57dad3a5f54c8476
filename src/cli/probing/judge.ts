import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import { type Interception, tellInterception } from '../../diagnosis/interception.ts';
import { shownChain } from '../../diagnosis/shown-chain.ts';
import { authorityText } from '../../proxy/authority.ts';
import { failedLeg, legOf } from '../../proxy/handshake/observation.ts';
import type { ObservedWay, UnfinishedWay } from '../../report/probing/probed-way.ts';
import { curlLine, opensslLine } from './by-hand.ts';
import { curlRequest } from './curl-request.ts';
import { elsewhereOf, type GatherContext, type Gathered, gather, type Seen } from './gather.ts';
import { viaText } from './way.ts';

/** What everything is judged by. */
export interface JudgeContext extends GatherContext {
  readonly statusPath: string;
  /** `host:port` of the proxies for which a file of logins is given and holds none. */
  readonly withoutLogin: ReadonlySet<string>;
}

/** Judges every way, each for itself and those to one target against each other; in their order. */
export function judgeWays(seen: readonly Seen[], context: JudgeContext): readonly (ObservedWay | UnfinishedWay)[] {
  const gathered = seen.map((one) => gather(one, context));
  const judged = gathered.map((one) => judgeOne(one, { ...context, gathered }));
  return judged.map((way): ObservedWay | UnfinishedWay => {
    if (way.kind === 'unfinished') return way;
    const { second, ...observed } = way;
    return { ...observed, interception: interceptionOf(way, judged) };
  });
}

/** A way with the evidence of its second walk, which only the question of interception asks for. */
type Judged = (Omit<ObservedWay, 'interception'> & { readonly second: Evidence | undefined }) | UnfinishedWay;

function judgeOne(
  { pair, evidence: own, second }: Gathered,
  { gathered, ...asked }: JudgeContext & { readonly gathered: readonly Gathered[] },
): Judged {
  const { index, via, target, observation } = pair;
  if (!observation || !own) return { kind: 'unfinished', index, proxy: viaText(via), target: authorityText(target) };
  const evidence = { ...own, elsewhere: elsewhereOf(own, gathered) };
  // What came from standard input cannot be read once more by hand.
  const request = asked.bundlePath === '-' ? undefined : curlRequest(pair, observation, asked);
  const commands = request ? [curlLine(request), opensslLine(pair, request)] : [];
  // The last proxy that was asked for a tunnel is the one that may want a login.
  const hop = via[(legOf(observation, 'tunnel')?.hop ?? 1) - 1];
  const asking = hop ? authorityText(hop.authority) : '';
  return {
    kind: 'observed',
    index,
    evidence,
    diagnosis: diagnose(evidence),
    isCancelled: failedLeg(observation)?.fault?.kind === 'cancelled',
    withSystemStore: evidence.withSystemStore?.isTrusted,
    second,
    commands: commands.filter((line) => line !== undefined),
    withoutLogin: asked.withoutLogin.has(asking) ? asking : undefined,
  };
}

function interceptionOf(way: Judged, all: readonly Judged[]): Interception | undefined {
  if (way.kind === 'unfinished') return undefined;
  const { target } = way.evidence.observation;
  const chains = all.flatMap((other) => {
    if (other.kind === 'unfinished' || authorityText(other.evidence.observation.target) !== authorityText(target)) return [];
    const chain = shownChain(other.index, other.evidence, other.second);
    return chain ? [{ other, chain }] : [];
  });
  const place = chains.findIndex(({ other }) => other === way);
  return place === -1
    ? undefined
    : tellInterception(
        target.host,
        chains.map(({ chain }) => chain),
      )[place];
}
