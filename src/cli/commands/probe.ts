import { readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { readOneOr } from '../../bundle/sources/read-sources.ts';
import { probeReport } from '../../report/probing/probe-report.ts';
import { probeText } from '../../report/text/probe-text.ts';
import { Deadline } from '../probing/deadline.ts';
import type { ProbeOptions } from '../probing/probe-options.ts';
import { probePlan } from '../probing/probe-plan.ts';
import { runProbe } from '../probing/run-probe.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Walks through all proxies at once to every target, as the agent would, and says which way it would take. */
export async function probe(options: ProbeOptions, world: World): Promise<CommandResult> {
  const deadline = new Deadline(world);
  const plan = probePlan(options, world);
  const { path, text } = await deadline.within(plan.deadlineMs, readOneOr(plan.bundlePath, options.bundle, world.stdin));
  const isQuiet = Boolean(options.json || options.quiet);
  const rest = { ...plan, deadlineMs: deadline.left(plan.deadlineMs) };
  const report = probeReport(await runProbe(rest, { path, reading: readAsOpenssl(text) }, world, { isQuiet }));
  return { report, text: () => probeText(report, { isVerbose: options.verbose ?? false, isCurlAsked: plan.curl !== undefined }) };
}
