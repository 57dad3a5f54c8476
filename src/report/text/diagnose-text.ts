import type { CauseRow } from '../diagnosing/cause-row.ts';
import { printable } from '../printable.ts';
import type { DiagnoseReport } from '../report.ts';
import { lookedAt } from './looked-at.ts';
import { textWidth } from './text-width.ts';
import { wrapped } from './wrapped.ts';

/** How it is told. */
export interface DiagnoseTelling {
  readonly isVerbose?: boolean;
  /** Of the terminal that shows it; `undefined`: none does. */
  readonly columns?: number | undefined;
}

/** `diagnose` for people: the verdict, the causes with what to do about each, what stays open; verbose also what was looked at. */
export function diagnoseText(report: DiagnoseReport, { isVerbose = false, columns }: DiagnoseTelling = {}): string {
  const width = textWidth(columns);
  const { verdict, causes, open } = report;
  return [
    ...wrapped(printable(verdict), width),
    ...causes.flatMap((cause, i) => ['', ...causeLines(cause, i + 1, width)]),
    ...(open.length > 0 ? ['', ...open.flatMap((text) => wrapped(printable(text), width, 'open: ', '      '))] : []),
    ...(isVerbose ? ['', ...lookedAt(report, width)] : []),
    '',
  ].join('\n');
}

/** A cause with its evidence, what follows and what to do, under its number. */
export function causeLines(
  { id, severity, title, leg, proxies, evidence, consequence, remedy, command }: CauseRow,
  number: number,
  width: number,
): readonly string[] {
  const places = [placesText(proxies), leg === null ? '' : `leg ${leg}`].filter((text) => text !== '').join(', ');
  const line = (label: string, text: string): readonly string[] => wrapped(printable(text), width, `   ${label.padEnd(6)}`, '         ');
  return [
    ...wrapped(`${severity}  ${id}${places === '' ? '' : ` (${places})`}: ${printable(title)}`, width, `${number}. `, '   '),
    ...evidence.flatMap((text, i) => line(i === 0 ? 'seen:' : '', text)),
    ...(consequence === null ? [] : line('then:', consequence)),
    ...line('next:', remedy),
    // A command stays on one line, for it is copied.
    ...(command === null ? [] : [`   run:  ${printable(command)}`]),
  ];
}

/** `proxies 1, 2 and direct`. */
function placesText(proxies: CauseRow['proxies']): string {
  const numbers = proxies.filter((proxy) => proxy !== 'direct');
  const named = numbers.length > 0 ? `${numbers.length > 1 ? 'proxies' : 'proxy'} ${numbers.join(', ')}` : '';
  return [named, proxies.includes('direct') ? 'direct' : ''].filter((text) => text !== '').join(' and ');
}
