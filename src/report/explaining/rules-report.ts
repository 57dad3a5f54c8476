import type { RulesReport } from '../report.ts';
import type { Explanation } from './explanation.ts';

/** The report of `rules`. */
export function rulesReport(explanations: readonly Explanation[]): RulesReport {
  return {
    schemaVersion: 1,
    command: 'rules',
    status: 'ok',
    rules: explanations.map(({ id, kind, level, title }) => ({ id, kind, level: level ?? null, title })),
  };
}
