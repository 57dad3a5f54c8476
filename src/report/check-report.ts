import type { OpensslReading } from '../bundle/encodings/openssl-pem.ts';
import type { JudgedEntry } from '../bundle/judge.ts';
import type { Refusal } from '../bundle/refusal.ts';
import type { CheckReport, Status } from './report.ts';
import { certificateRow, instantText } from './rows.ts';

/** What `check` looked at. */
export interface CheckOutcome {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reading: OpensslReading;
  /** Findings of the rules and of the expiry thresholds. */
  readonly entries: readonly JudgedEntry[];
  readonly refused: readonly Refusal[];
}

/** The report of `check`: critical where the file does not load, a block was refused or a finding is an error. */
export function checkReport({ file, at, reading, entries, refused }: CheckOutcome): CheckReport {
  return {
    schemaVersion: 1,
    command: 'check',
    status: checkStatus(reading.loads, entries, refused),
    file,
    at: instantText(at),
    loads: reading.loads,
    loadError: reading.loads ? null : { line: reading.line, why: reading.why },
    firstToExpire: firstToExpire(entries),
    certificates: entries.map(certificateRow),
    refused,
  };
}

function firstToExpire(entries: readonly JudgedEntry[]): CheckReport['firstToExpire'] {
  const [first] = entries.toSorted((left, right) => left.certificate.notAfter - right.certificate.notAfter);
  return first ? { origin: first.origin, subject: first.certificate.subject, notAfter: instantText(first.certificate.notAfter) } : null;
}

function checkStatus(loads: boolean, entries: readonly JudgedEntry[], refused: readonly Refusal[]): Status {
  const levels = new Set(entries.flatMap(({ findings }) => findings.map(({ level }) => level)));
  if (!loads || refused.length > 0 || levels.has('error')) return 'critical';
  return levels.has('warning') ? 'warning' : 'ok';
}
