import { printable } from '../printable.ts';
import type { MergeReport } from '../report.ts';
import { changeLines } from './changes.ts';
import { counted } from './columns.ts';
import { findingLines, subjectName } from './findings.ts';
import { repairLines, skippedLines } from './repairs.ts';

/** `merge` for people: what was rejected, what was mended or passed over, what changes, and what became of the output. */
export function mergeText(report: MergeReport, isVerbose = false): string {
  return [
    ...findingLines({ certificates: told(report), refused: report.refused }, isVerbose),
    ...repairLines(report.repaired),
    ...report.leftOut.map(({ subject, notAfter }) => `left out  ${subjectName(subject)}, expired ${notAfter.slice(0, 10)}`),
    ...skippedLines(report.skipped),
    ...changes(report),
    outcome(report),
    '',
  ].join('\n');
}

/** The certificates of which findings are told: of accepted ones each once, and none that was left out on purpose. */
function told({ certificates, leftOut }: MergeReport): MergeReport['certificates'] {
  const met = new Set(leftOut.map(({ sha256 }) => sha256));
  return certificates.filter(({ sha256, accepted, findings }) => {
    if (findings.length === 0 || met.has(sha256)) return false;
    if (accepted) met.add(sha256);
    return true;
  });
}

/** What a bundle that is replaced gains and loses. All of a new bundle is new, and nothing changes where nothing is written. */
function changes({ status, added, removed, removalsRefused, count }: MergeReport): readonly string[] {
  if (status === 'critical') return changeLines({ added: [], removed: removalsRefused });
  return added.length === count && removed.length === 0 ? [] : changeLines({ added, removed });
}

function outcome(report: MergeReport): string {
  const rejected = report.certificates.filter(({ accepted }) => !accepted).length + report.refused.length - report.leftOut.length;
  const total = report.certificates.length + report.refused.length;
  const output = report.output === '-' ? 'standard output' : printable(report.output);
  if (report.count === 0) return `nothing written: no certificate is left of ${total}, and an empty bundle would cut the host off`;
  if (report.removalsRefused.length > 0) {
    const them = report.removalsRefused.length === 1 ? 'a certificate that is' : `${report.removalsRefused.length} certificates that are`;
    return `nothing written: ${output} would lose ${them} still valid; pass --keep to keep what is there, or --allow-removal`;
  }
  if (report.status === 'critical') {
    return `${rejected} of ${total} rejected: nothing written; pass --skip-rejected to leave ${rejected === 1 ? 'it' : 'them'} out`;
  }
  const asides = [
    ...(rejected > 0 ? [`${rejected} of ${total} left out`] : []),
    ...(report.duplicates > 0 ? [`${counted(report.duplicates, 'duplicate')} dropped`] : []),
    ...(report.superseded > 0 ? [`${report.superseded} superseded`] : []),
  ].map((aside) => `, ${aside}`);
  if (!report.changed) return `${output} is up to date: ${counted(report.count, 'certificate')}${asides.join('')}`;
  const verb = report.dryRun ? 'would write' : 'wrote';
  const generation = report.generation === null ? '' : ` (generation ${report.generation})`;
  const change = `${report.added.length} added, ${report.removed.length} removed`;
  return `${verb} ${counted(report.count, 'certificate')} to ${output}${generation}: ${change}${asides.join('')}`;
}
