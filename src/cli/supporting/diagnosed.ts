import { jsonText } from '../../report/json.ts';
import type { DiagnoseReport } from '../../report/report.ts';
import type { ProbeOptions } from '../probing/probe-options.ts';
import type { World } from '../world.ts';
import type { Made } from './document.ts';
import type { SupportContext } from './support-context.ts';
import type { SupportOptions } from './support-options.ts';

/** How long a leg, and the proxies in all, may take. */
const times = { timeout: '5s', parallel: '10', deadline: '60s' } as const;

/** What `diagnose` finds, for a support case: within a minute, and without progress. */
export async function diagnosed(options: SupportOptions, world: World): Promise<DiagnoseReport> {
  const { diagnosisOf } = await import('../commands/diagnose.ts');
  return diagnosisOf({ ...probed(options), offline: options.offline ?? false }, world);
}

/**
 * What `probe` would tell of the ways that `diagnose` walked: each proxy sees its login once. Where it walked none, `probe` says why.
 * Without a bundle they are walked all the same, and the document says what that means.
 */
export async function probeDocument({ options, world, diagnosis }: SupportContext): Promise<Made> {
  const { probe, bundle } = await diagnosis();
  if (probe === null) return { text: jsonText((await (await import('../commands/probe.ts')).probe(probed(options), world)).report) };
  const { probeReportOf } = await import('../../report/probe-report.ts');
  const note =
    bundle.state === 'read' ? {} : { note: `the bundle is ${bundle.state}: the ways were walked without it, and nothing is trusted` };
  return { text: jsonText(probeReportOf(probe)), ...note };
}

function probed({ bundle, target, log: _, ...options }: SupportOptions): ProbeOptions {
  return {
    ...options,
    ...times,
    json: true,
    ...(bundle === undefined ? {} : { bundle }),
    ...(target === undefined ? {} : { target: [target] }),
  };
}
