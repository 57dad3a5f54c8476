import type { Fingerprint } from '../../certificate/fingerprint.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { gatherEvidence } from '../../diagnosis/evidence.ts';
import { Failure } from '../../failure.ts';
import { authorityText } from '../../proxy/authority.ts';
import { type CapturedChain, captureReport } from '../../report/capturing/capture-report.ts';
import type { CaptureReport } from '../../report/report.ts';
import { captureText } from '../../report/text/capture-text.ts';
import { type CaptureTask, captureContext } from '../capturing/capture-context.ts';
import type { CaptureOptions } from '../capturing/capture-options.ts';
import { type CapturePlan, capturePlan } from '../capturing/capture-plan.ts';
import { completeChains } from '../capturing/complete-chains.ts';
import { expectedFingerprint } from '../capturing/expected-fingerprint.ts';
import { judgingBundle } from '../capturing/known-certificates.ts';
import { walkForChains } from '../capturing/walk-for-chains.ts';
import { refuseOutput } from '../capturing/write-ca.ts';
import { nobodyToAsk, writeConfirmed } from '../capturing/write-confirmed.ts';
import { type Stop, stopAt } from '../probing/stop.ts';
import { viaText } from '../probing/way.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/**
 * Shows the chain that a proxy shows and the CA at its top, to compare out of band, and writes that CA to a file where somebody has
 * confirmed its fingerprint.
 */
export async function capture(options: CaptureOptions, world: World): Promise<CommandResult> {
  const expected = options.fingerprint === undefined ? undefined : expectedFingerprint(options.fingerprint);
  const planned = capturePlan(options, world);
  if (options.output !== undefined) refuseOutput(options.output, planned.plan.bundlePath);
  if (options.output !== undefined && expected === undefined && !world.person()) throw nobodyToAsk();
  const bundle = await judgingBundle(planned, options, world);
  const stop = stopAt(undefined, world);
  try {
    return await captured(planned, { options, expected, bundle, stop }, world);
  } finally {
    stop.release();
  }
}

interface Task extends CaptureTask {
  readonly expected: Fingerprint | undefined;
  readonly stop: Stop;
}

async function captured(planned: CapturePlan, task: Task, world: World): Promise<CommandResult> {
  const { options, expected, bundle, stop } = task;
  const { plan, way, index } = planned;
  const [target = { host: '', port: 443 }] = plan.targets;
  const walk = { ...plan, target, clock: world.clock, signal: stop.signal };
  const anchors = bundle.reading.loads ? bundle.reading.anchors : [];
  // The direct connection is one more way, beside the other.
  const [seen, direct] = await Promise.all([
    walkForChains(way.via, anchors, walk),
    options.direct ? walkForChains([], anchors, walk) : undefined,
  ]);
  const context = captureContext(planned, task, seen, world);
  const chains = await completeChains(planned, { seen, direct, host: target.host }, context);
  if (stop.reason()) throw interrupted();
  // From here on Ctrl-C ends the process as it always does: a person may be asked.
  stop.release();
  const chosen = chosenOf(chains.rows, options.of);
  const report = (output: CaptureReport['output']): CaptureReport =>
    captureReport({
      proxy: { index: index ?? null, url: viaText(way.via), setBy: index === undefined ? null : (plan.setBy ?? null) },
      target: authorityText(target),
      bundle: bundle.row,
      via: way.via,
      chains: chains.rows,
      chosen,
      fetches: chains.fetches,
      diagnosis: diagnose(gatherEvidence(seen.observation, bundle.reading, world.now)),
      expected: expected ?? null,
      output,
    });
  const output = await writeConfirmed({ chosen, chains: chains.rows, report }, { options, expected }, world);
  const told = report(output);
  return { report: told, text: () => captureText(told) };
}

/** That of the target, where nobody says which; that of the proxy where the way ended there. */
function chosenOf(chains: readonly CapturedChain[], of: CaptureOptions['of']): CapturedChain | undefined {
  if (of !== undefined) return chains.findLast((chain) => chain.of === of);
  return chains.findLast((chain) => chain.of === 'target') ?? chains.at(-1);
}

function interrupted(): Failure {
  return new Failure({
    code: 'interrupted',
    what: 'captured nothing',
    why: 'the run was ended by hand or by a signal',
    next: 'run it again; --timeout bounds how long each leg may take',
  });
}
