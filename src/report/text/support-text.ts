import { printable } from '../printable.ts';
import type { SupportReport } from '../report.ts';
import { shellLine } from '../shell-line.ts';
import type { SupportRows } from '../support-rows.ts';
import { columns, counted } from './columns.ts';

/** `support` for people: everything that is inside, to look at before it is sent. */
export function supportText(report: SupportReport): string {
  const file = printable(report.file);
  // It is pasted into a shell: no character of the name acts there, and a hyphen at its begin makes no option.
  const word = printable(shellLine([report.file.startsWith('-') ? `./${report.file}` : report.file]));
  return [
    `wrote ${file}: ${counted(report.documents.length, 'file')} in the folder cabundle-support, ${report.bytes} bytes, readable by its owner alone`,
    `SHA-256 ${report.sha256}`,
    '',
    ...contentLines(report),
    '',
    `Look at it before you send it: ${report.format === 'zip' ? `unzip -p ${word}` : `tar -xzOf ${word}`} | less`,
    '',
  ].join('\n');
}

/** The files with what each is, those that hold a failure, and what is left out; the same stands in the archive. */
export function contentLines({ documents, leftOut }: Pick<SupportRows, 'documents' | 'leftOut'>): readonly string[] {
  const rows = documents.map(({ name, bytes, what }) => [name, `${bytes} bytes`, what]);
  return [
    ...columns([['FILE', 'SIZE', 'WHAT'], ...rows]),
    ...documents.flatMap(({ name, fault }) => (fault === null ? [] : [`${name} tells a failure: ${printable(fault)}`])),
    ...leftOut.map(({ what, why }) => `left out: ${printable(what)} (${printable(why)})`),
  ];
}
