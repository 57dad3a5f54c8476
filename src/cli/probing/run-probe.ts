import type { OpensslReading } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { authorityText } from '../../proxy/authority.ts';
import { trustIn } from '../../proxy/handshake/trust.ts';
import type { ProbeOutcome } from '../../report/probe-report.ts';
import type { World } from '../world.ts';
import { askCurl } from './ask-curl.ts';
import { askSystemStore } from './ask-system-store.ts';
import type { Seen } from './gather.ts';
import { judgeWays } from './judge.ts';
import type { ProbePlan } from './probe-plan.ts';
import { showProgress } from './progress.ts';
import { routesTo } from './routes.ts';
import { stopAt } from './stop.ts';
import { type AskCurl, type WalkContext, walkPairs } from './walk-pairs.ts';
import type { Pair } from './way.ts';

/** What the handshakes are made with. */
export interface ProbedBundle {
  readonly path: string;
  readonly reading: OpensslReading;
}

/**
 * Walks through all proxies at once to every target, and judges what was seen.
 *
 * Nothing is judged before all ways have ended: the judgement of one must not take the time of another. For the same reason
 * the system store is asked then; curl, a process of its own, goes each way as soon as that has been walked.
 * `isQuiet`: no progress is shown.
 */
export async function runProbe(
  plan: ProbePlan,
  { path, reading }: ProbedBundle,
  world: World,
  isQuiet: boolean,
): Promise<Pick<ProbeOutcome, 'ways' | 'targets' | 'cutShort'>> {
  const pairs = plan.ways.flatMap((way) => (way.kind === 'way' ? plan.targets.map((target): Pair => ({ ...way, target })) : []));
  const stop = stopAt(plan.deadlineMs, world);
  const progress = showProgress(pairs, world, isQuiet);
  try {
    const trust = trustIn(reading.loads ? reading.anchors : []);
    const context: WalkContext = { ...plan, clock: world.clock, signal: stop.signal, trust };
    const walking = walkPairs(pairs, context, progress, curlOf(plan, world, stop.signal));
    // While the first answers are on their way there is time for it.
    setImmediate(trust.secureContext);
    const walked = await walking;
    const second = await askSystemStore(walked, reading, { ...context, path: plan.systemStore });
    const seen = walked.map((pair, i): Seen => ({ pair, second: second[i] }));
    const { statusPath, withoutLogin, listWords } = plan;
    const isOwnList = plan.setBy !== '--proxy';
    const judged = judgeWays(seen, { bundle: reading, bundlePath: path, isOwnList, listWords, statusPath, withoutLogin, now: world.now });
    const ways = inOrder(plan, judged);
    return { ways, targets: routesTo(plan.targets.map(authorityText), ways, plan.habits), cutShort: stop.reason() };
  } finally {
    progress.end();
    stop.release();
  }
}

function curlOf(plan: ProbePlan, { environment }: World, signal: AbortSignal): AskCurl | undefined {
  const { curl: program } = plan;
  if (program === undefined) return undefined;
  return (pair, observation) => askCurl(pair, observation, { ...plan, program, path: environment['PATH'], signal });
}

/** Rows grouped by proxy, those that were not walked in their place. */
function inOrder({ ways }: ProbePlan, judged: ReturnType<typeof judgeWays>): ProbeOutcome['ways'] {
  return ways.flatMap((way): ProbeOutcome['ways'] => (way.kind === 'way' ? judged.filter(({ index }) => index === way.index) : [way]));
}
