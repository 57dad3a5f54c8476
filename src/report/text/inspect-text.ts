import { originText } from '../../bundle/origin.ts';
import { printable } from '../printable.ts';
import type { DetailRow, InspectReport } from '../report.ts';
import { columns } from './columns.ts';
import { findingLines, subjectName } from './findings.ts';

/** `inspect` for people: a paragraph for each certificate, then what could not be read. */
export function inspectText(report: InspectReport): string {
  const paragraphs = report.certificates.map(({ origin, subject, details, findings }) =>
    [`${printable(originText(origin))} ${subjectName(subject)}`, ...detailLines([...details, ...findings.map(findingRow)])].join('\n'),
  );
  const rest = [...findingLines([], report.refused), ...report.skipped.map(({ path, why }) => `skipped  ${printable(path)}: ${why}`)];
  return `${[...paragraphs, ...(rest.length > 0 ? [rest.join('\n')] : [])].join('\n\n')}\n`;
}

function findingRow({ id, level, detail }: { readonly id: string; readonly level: string; readonly detail: string }): DetailRow {
  return { label: level, value: `${id}: ${detail}` };
}

function detailLines(details: readonly DetailRow[]): readonly string[] {
  return columns(details.map(({ label, value }) => [`  ${printable(label)}`, printable(value)]));
}
