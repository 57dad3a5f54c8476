import { jsonText } from '../../report/json.ts';
import { probed } from './diagnosed.ts';
import type { Made } from './document.ts';
import type { SupportContext } from './support-context.ts';

/**
 * What `probe` would tell of the ways that `diagnose` walked: each proxy sees its login once. Where it walked none, `probe` says why.
 * Without a bundle they are walked all the same, and the document says what that means.
 */
export async function probeDocument({ options, world, diagnosis }: SupportContext): Promise<Made> {
  const { probe, bundle } = await diagnosis();
  if (probe === null) return { text: jsonText((await (await import('../commands/probe.ts')).probe(probed(options), world)).report) };
  const { probeReportOf } = await import('../../report/probing/probe-report.ts');
  const note =
    bundle.state === 'read' ? {} : { note: `the bundle is ${bundle.state}: the ways were walked without it, and nothing is trusted` };
  return { text: jsonText(probeReportOf(probe)), ...note };
}
