import { printable } from '../printable.ts';
import type { MergeReport } from '../report.ts';
import { counted } from './columns.ts';
import { findingLines } from './findings.ts';

/** `merge` for people: what was rejected, what was passed over, and what became of the output. */
export function mergeText(report: MergeReport): string {
  const skipped = report.skipped.map(({ path, why }) => `skipped  ${printable(path)}: ${why}`);
  return [...findingLines(report.certificates, report.refused), ...skipped, outcome(report), ''].join('\n');
}

function outcome(report: MergeReport): string {
  const rejected = report.certificates.filter(({ accepted }) => !accepted).length + report.refused.length;
  const total = report.certificates.length + report.refused.length;
  const output = report.output === '-' ? 'standard output' : printable(report.output);
  if (report.status === 'critical') {
    return `${rejected} of ${total} rejected: nothing written; pass --skip-rejected to leave ${rejected === 1 ? 'it' : 'them'} out`;
  }
  const leftOut = rejected > 0 ? `, ${rejected} of ${total} left out` : '';
  const duplicates = report.duplicates > 0 ? `, ${counted(report.duplicates, 'duplicate')} dropped` : '';
  if (!report.changed) return `${output} is up to date: ${counted(report.count, 'certificate')}${leftOut}${duplicates}`;
  const verb = report.dryRun ? 'would write' : 'wrote';
  return `${verb} ${counted(report.count, 'certificate')} to ${output}: ${report.added.length} added, ${report.removed.length} removed${leftOut}${duplicates}`;
}
