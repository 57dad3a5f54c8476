import { printable } from '../printable.ts';
import type { ChangeRow, MergeReport } from '../report.ts';
import { counted } from './columns.ts';
import { findingLines, subjectName } from './findings.ts';

/** `merge` for people: what was rejected, what was passed over, what changes, and what became of the output. */
export function mergeText(report: MergeReport): string {
  const skipped = report.skipped.map(({ path, why }) => `skipped  ${printable(path)}: ${why}`);
  return [...findingLines(report.certificates, report.refused), ...skipped, ...changes(report), outcome(report), ''].join('\n');
}

/** What a bundle that is replaced gains and loses; all of a new bundle is new. */
function changes({ added, removed, count }: MergeReport): readonly string[] {
  if (added.length === count && removed.length === 0) return [];
  return [...added.map((row) => changeLine('added', row)), ...removed.map((row) => changeLine('removed', row))];
}

function changeLine(change: string, { subject, notAfter }: ChangeRow): string {
  return `${change.padEnd(7)}  ${subjectName(subject)}, valid until ${notAfter.slice(0, 10)}`;
}

function outcome(report: MergeReport): string {
  const rejected = report.certificates.filter(({ accepted }) => !accepted).length + report.refused.length;
  const total = report.certificates.length + report.refused.length;
  const output = report.output === '-' ? 'standard output' : printable(report.output);
  if (report.count === 0) return `nothing written: no certificate is left of ${total}, and an empty bundle would cut the host off`;
  if (report.status === 'critical') {
    return `${rejected} of ${total} rejected: nothing written; pass --skip-rejected to leave ${rejected === 1 ? 'it' : 'them'} out`;
  }
  const leftOut = rejected > 0 ? `, ${rejected} of ${total} left out` : '';
  const duplicates = report.duplicates > 0 ? `, ${counted(report.duplicates, 'duplicate')} dropped` : '';
  if (!report.changed) return `${output} is up to date: ${counted(report.count, 'certificate')}${leftOut}${duplicates}`;
  const verb = report.dryRun ? 'would write' : 'wrote';
  return `${verb} ${counted(report.count, 'certificate')} to ${output}: ${report.added.length} added, ${report.removed.length} removed${leftOut}${duplicates}`;
}
