import { readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { readOneOr } from '../../bundle/sources/read-sources.ts';
import { authorityText } from '../../proxy/authority.ts';
import { trustIn } from '../../proxy/handshake/trust.ts';
import { type ProbeOutcome, probeReport } from '../../report/probe-report.ts';
import { probeText } from '../../report/text/probe-text.ts';
import { askCurl } from '../probing/ask-curl.ts';
import { askSystemStore } from '../probing/ask-system-store.ts';
import { judgeWays, type Seen } from '../probing/judge.ts';
import type { ProbeOptions } from '../probing/probe-options.ts';
import { type ProbePlan, probePlan } from '../probing/probe-plan.ts';
import { showProgress } from '../probing/progress.ts';
import { routesTo } from '../probing/routes.ts';
import { stopAt } from '../probing/stop.ts';
import { type AskCurl, type WalkContext, walkPairs } from '../probing/walk-pairs.ts';
import type { Pair } from '../probing/way.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/**
 * Walks through all proxies at once to every target, as the agent would, and says which way it would take.
 *
 * Nothing is judged before all ways have ended: the judgement of one must not take the time of another. For the same reason
 * the system store is asked then; curl, a process of its own, goes each way as soon as that has been walked.
 */
export async function probe(options: ProbeOptions, world: World): Promise<CommandResult> {
  const plan = probePlan(options, world);
  const { path, text } = await readOneOr(plan.bundlePath, options.bundle, world.stdin);
  const bundle = readAsOpenssl(text);
  const pairs = plan.ways.flatMap((way) => (way.kind === 'way' ? plan.targets.map((target): Pair => ({ ...way, target })) : []));
  const stop = stopAt(plan.deadlineMs, world);
  const progress = showProgress(pairs, world, Boolean(options.json || options.quiet));
  try {
    const trust = trustIn(bundle.loads ? bundle.anchors : []);
    const context: WalkContext = { ...plan, clock: world.clock, signal: stop.signal, trust };
    const walking = walkPairs(pairs, context, progress, curlOf(plan, world, stop.signal));
    // While the first answers are on their way there is time for it.
    setImmediate(trust.secureContext);
    const walked = await walking;
    const second = await askSystemStore(walked, bundle, { ...context, path: plan.systemStore });
    const seen = walked.map((pair, i): Seen => ({ pair, second: second[i] }));
    const judged = judgeWays(seen, {
      bundle,
      bundlePath: path,
      statusPath: plan.statusPath,
      withoutLogin: plan.withoutLogin,
      now: world.now,
    });
    const ways = inOrder(plan, judged);
    const targets = routesTo(plan.targets.map(authorityText), ways, plan.habits);
    const report = probeReport({
      targets,
      bundle: { path, loads: bundle.loads, loadError: bundle.loads ? null : { line: bundle.line, why: bundle.why } },
      setBy: plan.setBy,
      ways,
      cutShort: stop.reason(),
    });
    return { report, text: () => probeText(report, { isVerbose: options.verbose ?? false, isCurlAsked: plan.curl !== undefined }) };
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
