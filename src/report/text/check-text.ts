import { doesNotLoadText } from '../../bundle/does-not-load.ts';
import { dateText, distanceText } from '../../certificate/day.ts';
import { printable } from '../printable.ts';
import type { CheckReport } from '../report.ts';
import { counted } from './columns.ts';
import { findingLines, subjectName } from './findings.ts';
import { repairLines } from './repairs.ts';

/** `check` for people: whether the file loads where it does not, the findings, then one line that sums up. */
export function checkText(report: CheckReport, isVerbose = false): string {
  return [
    ...loadLines(report),
    ...findingLines(report, isVerbose),
    ...repairLines(report.repaired, 'warning'),
    ...(isVerbose ? headerLines(report) : []),
    summary(report),
    '',
  ].join('\n');
}

function headerLines({ header, file }: CheckReport): readonly string[] {
  if (header === null) return [];
  const state =
    header === 'intact' ? 'holds the certificates that cabundle wrote' : 'holds others than cabundle wrote: it was edited since';
  return [`notice  ${printable(file)} ${state}`];
}

function loadLines({ loads, loadError, file }: CheckReport): readonly string[] {
  if (loads || !loadError) return [];
  return [
    `error  ${printable(file)}  ${doesNotLoadText.id}  the agent refuses the whole file: ${loadError.why} (line ${loadError.line})`,
    `next: ${doesNotLoadText.id}: ${doesNotLoadText.remedy}`,
  ];
}

function summary({ file, status, certificates, refused, at, loads, firstToExpire }: CheckReport): string {
  const facts = [
    loads ? 'it loads' : 'it does not load',
    counted(certificates.length, 'certificate'),
    ...some(refused.length, 'refused'),
    ...some(withLevel(certificates, 'error'), 'with errors'),
    ...some(withLevel(certificates, 'warning'), 'with warnings'),
    ...some(certificates.filter(({ findings }) => findings.some(({ waiver }) => waiver)).length, 'with waivers'),
  ];
  return `${status}  ${printable(file)}: ${facts.join(', ')}${expiryText(firstToExpire, at)}`;
}

function some(count: number, what: string): readonly string[] {
  return count > 0 ? [`${count} ${what}`] : [];
}

function withLevel(certificates: CheckReport['certificates'], level: string): number {
  return certificates.filter(({ findings }) => findings.some((finding) => finding.level === level && !finding.waiver)).length;
}

function expiryText(first: CheckReport['firstToExpire'], at: string): string {
  if (!first) return '';
  const notAfter = Date.parse(first.notAfter);
  const distance = distanceText(Date.parse(at), notAfter);
  const when =
    notAfter < Date.parse(at) ? `was ${subjectName(first.subject)} ${distance} ago` : `is ${subjectName(first.subject)} in ${distance}`;
  return `; the first to expire ${when} (${dateText(notAfter)})`;
}
