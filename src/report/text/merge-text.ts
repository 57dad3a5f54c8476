import { printable } from '../printable.ts';
import type { MergeReport } from '../report.ts';
import { changeLines } from './changes.ts';
import { counted } from './columns.ts';
import { findingLines, subjectName } from './findings.ts';
import { repairLines, skippedLines } from './repairs.ts';

/** How the outcome is told. */
export interface MergeTelling {
  readonly verbose?: boolean;
  readonly dryRun?: boolean;
  /** Whether what is in the bundle was to be kept. */
  readonly keep?: boolean;
  /** How the agent whose bundle this is comes to read it anew, in words; `undefined` where it is no agent's. */
  readonly restart?: string | undefined;
}

/** `merge` for people: what was rejected, what was mended or passed over, what changes, and what became of the output. */
export function mergeText(report: MergeReport, telling: MergeTelling = {}): string {
  return [
    ...findingLines({ certificates: told(report), refused: report.refused }, telling.verbose),
    ...repairLines(report.repaired),
    ...report.leftOut.map(({ subject, notAfter }) => `left out  ${subjectName(subject)}, expired ${notAfter.slice(0, 10)}`),
    ...skippedLines(report.skipped),
    ...changes(report, telling),
    outcome(report, telling),
    ...restartLines(report, telling),
    '',
  ].join('\n');
}

/** The certificates of which findings are told: of accepted ones each once, and none that was left out on purpose. */
function told({ certificates, leftOut }: MergeReport): MergeReport['certificates'] {
  const met = new Set(leftOut.map(({ sha256 }) => sha256));
  return certificates.filter(({ sha256, accepted, findings }) => {
    if (findings.length === 0 || met.has(sha256)) return false;
    if (accepted) met.add(sha256);
    return true;
  });
}

/** What the bundle gains and loses; of a new one, which is all new, where it is asked. Nothing changes where nothing is written. */
function changes(report: MergeReport, { verbose, dryRun }: MergeTelling): readonly string[] {
  const { status, added, removed, removalsRefused, leftOut, count } = report;
  if (status === 'critical') return changeLines({ added: [], removed: removalsRefused });
  if (added.length === count && removed.length === 0 && !verbose && !dryRun) return [];
  const past = new Set(leftOut.map(({ sha256 }) => sha256));
  return changeLines({ added, removed: removed.filter(({ sha256 }) => !past.has(sha256)) });
}

/** The agent goes on with what it read when it was started. */
function restartLines({ written, changed }: MergeReport, { restart }: MergeTelling): readonly string[] {
  return written && changed && restart !== undefined ? [`next: ${restart}`] : [];
}

function outcome(report: MergeReport, telling: MergeTelling): string {
  const output = report.output === '-' ? 'standard output' : printable(report.output);
  const obstacle = whyNothing(report, output, telling);
  if (obstacle !== undefined) return `nothing written: ${obstacle}`;
  const asides = [
    ...some(rejectedIn(report), `of ${totalOf(report)} left out`),
    ...(report.duplicates > 0 ? [`${counted(report.duplicates, 'duplicate')} dropped`] : []),
    ...some(report.superseded, 'superseded'),
  ].map((aside) => `, ${aside}`);
  if (!report.changed) return `${output} is up to date: ${counted(report.count, 'certificate')}${asides.join('')}`;
  const verb = report.dryRun ? 'would write' : 'wrote';
  const generation = report.generation === null ? '' : ` (generation ${report.generation})`;
  const change = `${report.added.length} added, ${report.removed.length} removed`;
  return `${verb} ${counted(report.count, 'certificate')} to ${output}${generation}: ${change}${asides.join('')}`;
}

function whyNothing(report: MergeReport, output: string, { keep }: MergeTelling): string | undefined {
  const rejected = rejectedIn(report);
  const total = totalOf(report);
  if (report.count === 0) {
    const left = total === 0 ? 'there is no certificate' : `no certificate is left of ${total}`;
    return `${left}, and an empty bundle would cut the host off`;
  }
  const lost = report.removalsRefused.length;
  if (lost > 0) {
    const them = lost === 1 ? 'a certificate that is' : `${lost} certificates that are`;
    const orKeep = keep ? '' : '--keep to keep what is there, or ';
    return `${output} would lose ${them} still valid; pass ${orKeep}--allow-removal to let ${it(lost)} go`;
  }
  if (report.status !== 'critical') return undefined;
  if (keep && isRejectedInBundle(report)) {
    const ways = `pass --without SHA256 to take ${it(rejected)} out, or --waivers to keep ${it(rejected)} for a while`;
    return `${rejected} of ${total} rejected, in the bundle itself; ${ways}`;
  }
  return `${rejected} of ${total} rejected; pass --skip-rejected to leave ${it(rejected)} out`;
}

function rejectedIn({ certificates, refused, leftOut }: MergeReport): number {
  return certificates.filter(({ accepted }) => !accepted).length + refused.length - leftOut.length;
}

function totalOf({ certificates, refused }: MergeReport): number {
  return certificates.length + refused.length;
}

function some(count: number, what: string): readonly string[] {
  return count > 0 ? [`${count} ${what}`] : [];
}

function it(count: number): string {
  return count === 1 ? 'it' : 'them';
}

function isRejectedInBundle({ certificates, output }: MergeReport): boolean {
  return certificates.some(({ accepted, origin }) => !accepted && origin.path === output);
}
