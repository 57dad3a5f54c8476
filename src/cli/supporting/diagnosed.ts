import type { DiagnoseReport } from '../../report/report.ts';
import type { ProbeOptions } from '../probing/probe-options.ts';
import type { World } from '../world.ts';
import type { SupportOptions } from './support-options.ts';

/** How long a leg, and the proxies in all, may take. */
const times = { timeout: '5s', parallel: '10', deadline: '60s' } as const;

/** What `diagnose` finds, for a support case: within a minute, and without progress. */
export async function diagnosed(options: SupportOptions, world: World): Promise<DiagnoseReport> {
  const { diagnosisOf } = await import('../commands/diagnose.ts');
  return diagnosisOf({ ...probed(options), offline: options.offline ?? false }, world);
}

/** The options of the probe. */
export function probed({ bundle, target, log: _, ...options }: SupportOptions): ProbeOptions {
  return {
    ...options,
    ...times,
    json: true,
    ...(bundle === undefined ? {} : { bundle }),
    ...(target === undefined ? {} : { target: [target] }),
  };
}
