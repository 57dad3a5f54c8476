import { originText } from '../../bundle/origin.ts';
import type { Finding } from '../../certificate/finding.ts';
import { printable } from '../printable.ts';
import type { DetailRow, InspectReport } from '../report.ts';
import { columns } from './columns.ts';
import { findingLines, subjectName } from './findings.ts';
import { repairLines, skippedLines } from './repairs.ts';

/** `inspect` for people: a paragraph for each certificate, then what could not be read. */
export function inspectText(report: InspectReport): string {
  const paragraphs = report.certificates.map(({ origin, subject, details, findings }) =>
    [`${printable(originText(origin))} ${subjectName(subject)}`, ...detailLines([...details, ...findings.map(findingRow)])].join('\n'),
  );
  const refusals = findingLines({ certificates: [], refused: report.refused });
  const rest = [...refusals, ...repairLines(report.repaired, 'mended'), ...skippedLines(report.skipped)];
  return `${[...paragraphs, ...(rest.length > 0 ? [rest.join('\n')] : [])].join('\n\n')}\n`;
}

function findingRow({ id, level, detail, waiver }: Finding): DetailRow {
  return waiver
    ? { label: 'waived', value: `${id}: ${detail}; until ${waiver.until}: ${waiver.reason}` }
    : { label: level, value: `${id}: ${detail}` };
}

function detailLines(details: readonly DetailRow[]): readonly string[] {
  return columns(details.map(({ label, value }) => [`  ${printable(label)}`, printable(value)]));
}
