import { dateText, distanceText } from '../../certificate/day.ts';
import { printable } from '../printable.ts';
import type { CheckReport } from '../report.ts';
import { counted } from './columns.ts';
import { findingLines, subjectName } from './findings.ts';

/** `check` for people: findings first, then whether the file loads, then one line that sums up. */
export function checkText(report: CheckReport): string {
  return [...findingLines(report.certificates, report.refused), ...loadLines(report), summary(report), ''].join('\n');
}

function loadLines({ loads, loadError, file }: CheckReport): readonly string[] {
  if (loads || !loadError) return [];
  return [`error  ${printable(file)}:${loadError.line}  does-not-load  the agent refuses the whole file: ${loadError.why}`];
}

function summary({ file, status, certificates, refused, at, loads, firstToExpire }: CheckReport): string {
  const rejected = certificates.filter(({ accepted }) => !accepted).length + refused.length;
  const total = certificates.length + refused.length;
  const loading = loads ? '' : '; the file does not load';
  if (rejected > 0) return `${status}  ${printable(file)}: ${rejected} of ${total} rejected${loading}`;
  return `${status}  ${printable(file)}: ${counted(total, 'certificate')}${loading}${expiryText(firstToExpire, at)}`;
}

function expiryText(first: CheckReport['firstToExpire'], at: string): string {
  if (!first) return '';
  const notAfter = Date.parse(first.notAfter);
  return `; the first to expire is ${subjectName(first.subject)} in ${distanceText(Date.parse(at), notAfter)} (${dateText(notAfter)})`;
}
