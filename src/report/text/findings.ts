import { lostByLoaderText } from '../../bundle/lost.ts';
import { originText } from '../../bundle/origin.ts';
import { refusalTexts } from '../../bundle/refusal.ts';
import { rules } from '../../certificate/rules/index.ts';
import { expiresSoonText } from '../../expiry/expires-soon.ts';
import { printable } from '../printable.ts';
import type { CertificateRow, RefusalRow } from '../report.ts';
import { columns } from './columns.ts';

const remedies: ReadonlyMap<string, string> = new Map([
  ...Object.entries(refusalTexts).map(([id, { remedy }]): [string, string] => [id, remedy]),
  ...[...rules, expiresSoonText, lostByLoaderText].map(({ id, remedy }): [string, string] => [id, remedy]),
]);

/** What people call the subject of a row: its common name where it has one. */
export function subjectName(subject: string): string {
  const name = /(?:^|, |\+)CN=((?:\\.|[^,+\\])*)/.exec(subject)?.[1] ?? subject;
  return `"${printable(name.replace(/\\(.)/g, '$1'))}"`;
}

/** A line for each finding and each refusal (level, place, name, id, fact), then what to do about each kind of them. */
export function findingLines(certificates: readonly CertificateRow[], refused: readonly RefusalRow[]): readonly string[] {
  const told = certificates.filter(({ findings }) => findings.length > 0);
  const findings = told.flatMap(({ origin, subject, findings }) =>
    findings.map(({ id, level, detail }) => [level, `${printable(originText(origin))} ${subjectName(subject)}`, id, printable(detail)]),
  );
  const refusals = refused.map(({ origin, id, detail }) => ['error', printable(originText(origin)), id, printable(detail)]);
  const ids = new Set([...told.flatMap((row) => row.findings.map(({ id }) => id)), ...refused.map(({ id }) => id)]);
  const next = [...ids].map((id) => `next: ${id}: ${remedies.get(id) ?? ''}`);
  return [...columns([...findings, ...refusals]), ...next];
}
