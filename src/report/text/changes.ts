import type { ChangeRow, ReplacementRow } from '../certificate-rows.ts';
import { subjectName } from './findings.ts';

/** What a bundle gains and loses, in the words of people. */
export interface Changes {
  readonly added: readonly ChangeRow[];
  readonly removed: readonly ChangeRow[];
  readonly renewed?: readonly ReplacementRow[];
  readonly rekeyed?: readonly ReplacementRow[];
}

/** A line for each certificate that a bundle gains, loses or replaces. */
export function changeLines({ added, removed, renewed = [], rekeyed = [] }: Changes): readonly string[] {
  return [
    ...added.map((row) => `added     ${certificateText(row)}`),
    ...removed.map((row) => `removed   ${certificateText(row)}`),
    ...renewed.map(({ before, after }) => `renewed   ${certificateText(after)}; before until ${day(before)}, same key`),
    ...rekeyed.map(({ before, after }) => `re-keyed  ${certificateText(after)}; before until ${day(before)}, another key`),
  ];
}

function certificateText(row: ChangeRow): string {
  return `${subjectName(row.subject)}, valid until ${day(row)} (${row.sha256.slice(0, 16)}…)`;
}

function day({ notAfter }: ChangeRow): string {
  return notAfter.slice(0, 10);
}
