import type { OpensslReading } from '../bundle/encodings/openssl/openssl-pem.ts';
import type { BundleHeader } from '../bundle/formats/header.ts';
import { headerOf } from '../bundle/formats/header.ts';
import type { JudgedEntry } from '../bundle/judge.ts';
import type { Refusal } from '../bundle/refusal.ts';
import type { Repair } from '../bundle/repair.ts';
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
  readonly repairs: readonly Repair[];
  /** The header that the file has, where cabundle wrote it. */
  readonly header: BundleHeader | undefined;
}

/** The report of `check`: critical where the file does not load, a block was refused or a finding is an error. */
export function checkReport({ file, at, reading, entries, refused, repairs, header }: CheckOutcome): CheckReport {
  return {
    schemaVersion: 1,
    command: 'check',
    status: checkStatus({ reading, entries, refused, repairs }),
    file,
    at: instantText(at),
    loads: reading.loads,
    loadError: reading.loads ? null : { line: reading.line, why: reading.why },
    firstToExpire: firstToExpire(entries),
    header: header === undefined ? null : headerState(header, entries),
    certificates: entries.map(certificateRow),
    refused,
    repaired: repairs,
  };
}

function headerState(header: BundleHeader, entries: readonly JudgedEntry[]): 'intact' | 'edited' {
  return header.contentSha256 === headerOf(entries).contentSha256 ? 'intact' : 'edited';
}

function firstToExpire(entries: readonly JudgedEntry[]): CheckReport['firstToExpire'] {
  const [first] = entries.toSorted((left, right) => left.certificate.notAfter - right.certificate.notAfter);
  return first ? { origin: first.origin, subject: first.certificate.subject, notAfter: instantText(first.certificate.notAfter) } : null;
}

/** What is mended here is not mended for other loaders: that is a warning. */
function checkStatus({ reading, entries, refused, repairs }: Pick<CheckOutcome, 'reading' | 'entries' | 'refused' | 'repairs'>): Status {
  const levels = new Set(entries.flatMap(({ findings }) => findings.filter(({ waiver }) => !waiver).map(({ level }) => level)));
  if (!reading.loads || refused.length > 0 || levels.has('error')) return 'critical';
  return levels.has('warning') || repairs.length > 0 ? 'warning' : 'ok';
}
