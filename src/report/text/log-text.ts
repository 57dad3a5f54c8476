import type { HistogramRow, LogFileRow } from '../diagnosing/log-rows.ts';
import { printable } from '../printable.ts';
import type { DiagnoseLogReport } from '../report.ts';
import { columns, counted } from './columns.ts';
import { causeLines, type DiagnoseTelling } from './diagnose-text.ts';
import { textWidth } from './text-width.ts';
import { wrapped } from './wrapped.ts';

const maxPeriods = 14;

/** `diagnose --log` for people: the verdict, the causes, when they were met, and what was read; verbose with every file and every hour. */
export function logText(report: DiagnoseLogReport, { isVerbose = false, columns: of }: DiagnoseTelling = {}): string {
  const width = textWidth(of);
  const { verdict, causes, histogram, files } = report;
  const told = files.filter(({ state }) => isVerbose || state !== 'read');
  return [
    ...wrapped(printable(verdict), width),
    ...causes.flatMap((cause, i) => ['', ...causeLines(cause, i + 1, width)]),
    ...(histogram.periods.length > 1 ? ['', ...histogramLines(histogram, isVerbose)] : []),
    '',
    ...readLines(report),
    ...columns(told.map(({ file, state, lines, why }) => [`  ${state}`, printable(file), counted(lines, 'line'), why ?? ''])),
    '',
  ].join('\n');
}

function histogramLines({ unit, periods, cut }: HistogramRow, isVerbose: boolean): readonly string[] {
  const shown = isVerbose ? periods : periods.slice(-maxPeriods);
  const left = periods.length - shown.length;
  const rows = shown.map(({ start, counts }) => {
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    return [`  ${startText(start, unit)}`, String(total), counts.map(({ id, count }) => `${id} ${count}`).join(', ')];
  });
  return [
    `failures by ${unit} (UTC)${left > 0 ? `, the last ${shown.length} of ${periods.length} with any (-v tells all)` : ''}:`,
    ...columns(rows),
    ...(cut ? ['  and more days'] : []),
  ];
}

function startText(start: string, unit: HistogramRow['unit']): string {
  return unit === 'day' ? start.slice(0, 10) : `${start.slice(0, 10)} ${start.slice(11, 16)}`;
}

function readLines({ files, lines, successes, first, last }: DiagnoseLogReport): readonly string[] {
  const read = files.filter(({ state }: LogFileRow) => state !== 'unreadable').length;
  const span = first === null || last === null ? '' : `, ${first} to ${last}`;
  return [`read: ${counted(lines, 'line')} in ${counted(read, 'file')}${span}; ${counted(successes, 'connection')} went well`];
}
