import type { ExplainReport, ExplanationRow } from '../report.ts';
import type { Explanation } from './explanation.ts';

/** The report of `explain`: what `id` stands for, or all that there is where none is named. */
export function explainReport(id: string | undefined, explanations: readonly Explanation[]): ExplainReport {
  return { schemaVersion: 1, command: 'explain', status: 'ok', id: id ?? null, explanations: explanations.map(explanationRow) };
}

function explanationRow({ id, kind, level, title, why, consequence, remedy, source, examples }: Explanation): ExplanationRow {
  return { id, kind, level: level ?? null, title, why, consequence, remedy, source, examples: examples ?? null };
}
