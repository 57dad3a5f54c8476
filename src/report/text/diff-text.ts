import { printable } from '../printable.ts';
import type { DiffReport } from '../report.ts';
import { changeLines } from './changes.ts';
import { counted } from './columns.ts';
import { findingLines } from './findings.ts';

/** `diff` for people: a line for each certificate that changed, then a line that sums up. */
export function diffText(report: DiffReport): string {
  return [...findingLines({ certificates: [], refused: report.refused }), ...changeLines(report), summary(report), ''].join('\n');
}

function summary({ before, after, added, removed, renewed, rekeyed, unchanged }: DiffReport): string {
  const counts = [
    `${added.length} added`,
    `${removed.length} removed`,
    `${renewed.length} renewed`,
    `${rekeyed.length} re-keyed`,
    `${counted(unchanged, 'certificate')} unchanged`,
  ];
  return `${printable(before)} to ${printable(after)}: ${counts.join(', ')}`;
}
