import { originText } from '../../bundle/origin.ts';
import type { Finding } from '../../certificate/finding.ts';
import type { CertificateRow, RefusalRow } from '../certificate-rows.ts';
import { findingRemedies } from '../explaining/finding-texts.ts';
import { printable } from '../printable.ts';
import { columns } from './columns.ts';

/** What people call the subject of a row: its common name where it has one. */
export function subjectName(subject: string): string {
  const name = /(?:^|, |\+)CN=((?:\\.|[^,+\\])*)/.exec(subject)?.[1] ?? subject;
  return `"${printable(name.replace(/\\(.)/g, '$1'))}"`;
}

/** What is told of certificates and blocks. */
export interface Told {
  readonly certificates: readonly CertificateRow[];
  readonly refused: readonly RefusalRow[];
}

/**
 * A line for each finding and each refusal (level, place, name, id, fact), then what to do about each kind of them. Notices
 * are told where that is asked; a finding that is waived always, with the reason.
 */
export function findingLines({ certificates, refused }: Told, withNotices = false): readonly string[] {
  // Names are made when they are read: of a healthy bundle none is.
  const told = certificates.flatMap((row) =>
    row.findings.filter((finding) => isTold(finding, withNotices)).map((finding) => ({ finding, row })),
  );
  const findings = told.map(({ finding, row }) =>
    findingCells(finding, `${printable(originText(row.origin))} ${subjectName(row.subject)}`),
  );
  const refusals = refused.map(({ origin, id, detail }) => ['error', printable(originText(origin)), id, printable(detail)]);
  const open = told.filter(({ finding }) => !finding.waiver);
  const ids = new Set([...open.map(({ finding }) => finding.id), ...refused.map(({ id }) => id)]);
  const next = [...ids].map((id) => `next: ${id}: ${findingRemedies.get(id) ?? ''}`);
  return [...columns([...findings, ...refusals]), ...next];
}

function isTold({ level, waiver }: Finding, withNotices: boolean): boolean {
  return waiver !== undefined || withNotices || level !== 'notice';
}

function findingCells({ id, level, detail, waiver }: Finding, place: string): readonly string[] {
  if (!waiver) return [level, place, id, printable(detail)];
  return ['waived', place, id, `${printable(detail)}; until ${waiver.until}: ${printable(waiver.reason)}`];
}
