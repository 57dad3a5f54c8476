import { originText } from '../../bundle/origin.ts';
import { printable } from '../printable.ts';
import type { CertificateRow, RefusalRow } from '../report.ts';
import { columns } from './columns.ts';

/** What people call the subject of a row: its common name where it has one. */
export function subjectName(subject: string): string {
  const name = /(?:^|, |\+)CN=((?:\\.|[^,+\\])*)/.exec(subject)?.[1] ?? subject;
  return `"${printable(name.replace(/\\(.)/g, '$1'))}"`;
}

/** A line for each finding and each refusal: level, place, name, id, fact. */
export function findingLines(certificates: readonly CertificateRow[], refused: readonly RefusalRow[]): readonly string[] {
  const findings = certificates.flatMap(({ origin, subject, findings }) =>
    findings.map(({ id, level, detail }) => [level, `${printable(originText(origin))} ${subjectName(subject)}`, id, printable(detail)]),
  );
  const refusals = refused.map(({ origin, id, detail }) => ['error', printable(originText(origin)), id, printable(detail)]);
  return columns([...findings, ...refusals]);
}
