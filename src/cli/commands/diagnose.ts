import { judge } from '../../bundle/judge.ts';
import { readBundle } from '../../bundle/read.ts';
import { diagnoseReport } from '../../report/diagnosing/diagnose-report.ts';
import type { BundleFinding } from '../../report/diagnosing/finding-found.ts';
import type { DiagnoseReport } from '../../report/report.ts';
import { diagnoseText } from '../../report/text/diagnose-text.ts';
import { agentConfiguration } from '../agent-configuration.ts';
import { agentRun } from '../diagnosing/agent-run.ts';
import { bundleOf, type LookedAtBundle } from '../diagnosing/bundle-of.ts';
import type { DiagnoseOptions } from '../diagnosing/diagnose-options.ts';
import { hostOf, isDenied } from '../diagnosing/host-of.ts';
import { logOf } from '../diagnosing/log-of.ts';
import { OpenQuestions } from '../diagnosing/open-questions.ts';
import { waysToProbe } from '../diagnosing/ways-to-probe.ts';
import { findingRows } from '../finding-rows.ts';
import { Deadline } from '../probing/deadline.ts';
import { runProbe } from '../probing/run-probe.ts';
import { instant } from '../values.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/**
 * Looks at settings, bundle, service and every way to the platform, and says why the agent fails and what to do first.
 * Fails: `usage`, and those of the file of logins.
 */
export async function diagnose(options: DiagnoseOptions, world: World): Promise<CommandResult> {
  const report = await diagnosisOf(options, world);
  return { report, text: () => diagnoseText(report, { isVerbose: options.verbose ?? false, columns: world.screen()?.columns() }) };
}

/** The report alone. Fails as {@link diagnose} does. */
export async function diagnosisOf(options: DiagnoseOptions, world: World): Promise<DiagnoseReport> {
  const deadline = new Deadline(world);
  const at = options.at === undefined ? world.now : instant(options.at, '--at');
  const agent = agentConfiguration(options);
  const { root } = agent;
  const open = new OpenQuestions();
  const run = agentRun(agent);
  const bundle = await bundleOf(options, agent, run, world, open);
  const { list, isOfFiles, plan } = waysToProbe(options, agent, bundle.evidence, world, open);
  const isQuiet = Boolean(options.json || options.quiet);
  const looked = { path: bundle.evidence.path ?? '', reading: bundle.reading };
  const probe = plan && (await runProbe({ ...plan, deadlineMs: deadline.left(plan.deadlineMs) }, looked, world, { isQuiet }));
  if (probe?.cutShort)
    open.add(
      `the probe was ended ${probe.cutShort === 'deadline' ? 'by its deadline' : 'by hand or by a signal'} before all ways were walked`,
    );
  const host = hostOf(agent, { bundle: bundle.evidence, list, run, ways: probe?.ways ?? [], isTargetNamed: options.target !== undefined });
  const walked = (plan?.ways ?? []).flatMap((way) => (way.kind === 'way' ? way.via : []));
  const log = await logOf(agent, { host, walked }, world, open);
  return diagnoseReport({
    host,
    root,
    at,
    isOffline: options.offline ?? false,
    isDenied: isDenied(agent, bundle.evidence),
    settingsFindings: findingRows(agent, isOfFiles ? list.configured : []),
    bundleFindings: await bundleFindings(bundle, at),
    probe,
    open: open.all(),
    log,
    withNotices: options.verbose ?? false,
  });
}

/** What the rules say of each certificate; a bundle that does not load is told as such. */
async function bundleFindings({ text, reading, evidence: { path = '' } }: LookedAtBundle, now: number): Promise<readonly BundleFinding[]> {
  if (text === undefined || !reading.loads) return [];
  const { entries } = await readBundle({ path, text });
  const judged = await judge(entries, { now, withNotices: false });
  return judged.flatMap(({ findings, origin, certificate }) =>
    findings.map((finding) => ({ ...finding, where: `${path}:${origin.line} "${certificate.displayName}"` })),
  );
}
