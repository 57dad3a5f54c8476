import type { Explanation } from './explanation.ts';
import type { ExplainReport } from './report.ts';

/** The report of `explain`. */
export function explainReport({ id, kind, level, title, why, remedy, source, examples }: Explanation): ExplainReport {
  return {
    schemaVersion: 1,
    command: 'explain',
    status: 'ok',
    id,
    kind,
    level: level ?? null,
    title,
    why,
    remedy,
    source,
    examples: examples ?? null,
  };
}
