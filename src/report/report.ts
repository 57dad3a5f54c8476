import type { Origin } from '../bundle/origin.ts';
import type { Finding } from '../certificate/finding.ts';
import type { ProbeRows } from './probe-rows.ts';

/** How a command ended; the exit codes 0 to 3. */
export type Status = 'ok' | 'warning' | 'critical' | 'unknown';

/** What every document has. Published as JSON Schema in the package: `cabundle/report.schema.json`. */
export interface ReportHead<Command extends string> {
  readonly schemaVersion: 1;
  readonly command: Command;
  readonly status: Status;
}

/** A certificate that was read, and what the rules say of it. Times are UTC, ISO 8601. */
export interface CertificateRow {
  readonly origin: Origin;
  /** How it was written: `pem`, `der`, `base64`, `pkcs7`, `pkcs12`, `jks`. */
  readonly encoding: string;
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hexadecimal digits. */
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly accepted: boolean;
  readonly findings: readonly Finding[];
}

/** A block that is no certificate. */
export interface RefusalRow {
  readonly origin: Origin;
  readonly id: string;
  readonly detail: string;
}

/** What had to be mended, or was passed over, to read a source. */
export interface RepairRow {
  readonly origin: Origin;
  readonly id: string;
  readonly detail: string;
}

/** A file or folder inside a source folder that was passed over. */
export interface SkippedRow {
  readonly path: string;
  readonly why: string;
}

/** A certificate that a bundle gains or loses. */
export interface ChangeRow {
  readonly sha256: string;
  readonly subject: string;
  readonly notAfter: string;
}

/** A certificate and the one that takes its place. */
export interface ReplacementRow {
  readonly before: ChangeRow;
  readonly after: ChangeRow;
}

/** What `merge` did. */
export interface MergeReport extends ReportHead<'merge'> {
  /** Path of the bundle, `-` for standard output. */
  readonly output: string;
  readonly written: boolean;
  readonly dryRun: boolean;
  /** Whether the new content differs from the old one. */
  readonly changed: boolean;
  /** Certificates in the new bundle. */
  readonly count: number;
  /** Certificates that the old bundle does not hold. */
  readonly added: readonly ChangeRow[];
  /** Certificates that only the old bundle holds. */
  readonly removed: readonly ChangeRow[];
  /** Expired certificates of the bundle that is kept, and of the system's store: they were left out, and that stops nothing. */
  readonly leftOut: readonly ChangeRow[];
  /** Of those removed: the ones that are still valid, for which nothing was written. */
  readonly removalsRefused: readonly ChangeRow[];
  readonly duplicates: number;
  /** Certificates in whose place a newer one of the same key was taken. */
  readonly superseded: number;
  /** Number of the generation that was recorded, or `null`. */
  readonly generation: number | null;
  readonly certificates: readonly CertificateRow[];
  readonly refused: readonly RefusalRow[];
  readonly repaired: readonly RepairRow[];
  readonly skipped: readonly SkippedRow[];
}

/** What `check` found. */
export interface CheckReport extends ReportHead<'check'> {
  readonly file: string;
  /** The instant at which the bundle was judged. */
  readonly at: string;
  /** Whether the agent's TLS library loads the file. */
  readonly loads: boolean;
  /** Where and why it does not. */
  readonly loadError: { readonly line: number; readonly why: string } | null;
  /** The certificate that expires next, or has expired first. */
  readonly firstToExpire: { readonly origin: Origin; readonly subject: string; readonly notAfter: string } | null;
  /** Whether the header that cabundle wrote still fits the content; `null` where there is none. */
  readonly header: 'intact' | 'edited' | null;
  readonly certificates: readonly CertificateRow[];
  readonly refused: readonly RefusalRow[];
  readonly repaired: readonly RepairRow[];
}

/** One line of `inspect`: a label and its value, grouped under extensions. */
export interface DetailRow {
  readonly label: string;
  readonly value: string;
}

/** What `inspect` shows. */
export interface InspectReport extends ReportHead<'inspect'> {
  readonly certificates: readonly (CertificateRow & { readonly details: readonly DetailRow[] })[];
  readonly refused: readonly RefusalRow[];
  readonly repaired: readonly RepairRow[];
  readonly skipped: readonly SkippedRow[];
}

/** How one bundle differs from another; each certificate that changed is in one of the four lists. */
export interface DiffReport extends ReportHead<'diff'> {
  readonly before: string;
  readonly after: string;
  readonly added: readonly ChangeRow[];
  readonly removed: readonly ChangeRow[];
  /** The same subject and key in a new certificate. */
  readonly renewed: readonly ReplacementRow[];
  /** The same subject with another key. */
  readonly rekeyed: readonly ReplacementRow[];
  readonly unchanged: number;
  readonly refused: readonly RefusalRow[];
}

/** A bundle as it once was. */
export interface GenerationRow {
  readonly number: number;
  readonly when: string;
  /** `merge`, `rollback to 3`, `found in place`. */
  readonly why: string;
  /** The user who ran the command. */
  readonly by: string;
  /** Certificates in it. */
  readonly count: number;
  /** SHA-256 of the content of the file. */
  readonly sha256: string;
  readonly added: readonly ChangeRow[];
  readonly removed: readonly ChangeRow[];
}

/** What `history` lists. */
export interface HistoryReport extends ReportHead<'history'> {
  readonly bundle: string;
  /** Whether there is a bundle. */
  readonly exists: boolean;
  /** The newest generation that has the content of the bundle, `null` where none has. */
  readonly live: number | null;
  /** Newest first. */
  readonly generations: readonly GenerationRow[];
  readonly damaged: readonly { readonly number: number; readonly why: string }[];
}

/** What `rollback` did. */
export interface RollbackReport extends ReportHead<'rollback'> {
  readonly bundle: string;
  /** The generation that was live, `null` where the bundle was none of them. */
  readonly from: number | null;
  /** The generation that was asked for. */
  readonly to: number;
  readonly written: boolean;
  readonly dryRun: boolean;
  readonly changed: boolean;
  /** Certificates in the generation. */
  readonly count: number;
  readonly added: readonly ChangeRow[];
  readonly removed: readonly ChangeRow[];
  /** Of those removed: the ones that are still valid, for which nothing was written. */
  readonly removalsRefused: readonly ChangeRow[];
  /** Number of the generation that was recorded, or `null`. */
  readonly generation: number | null;
}

/** What `probe` saw, and what the agent would do. */
export interface ProbeReport extends ReportHead<'probe'>, ProbeRows {}

/** A command that could not do its work. */
export interface FailureReport extends ReportHead<string> {
  readonly error: { readonly code: string; readonly what: string; readonly why: string; readonly next: string };
}

/** What `rules` lists. */
export interface RulesReport extends ReportHead<'rules'> {
  readonly rules: readonly {
    readonly id: string;
    /** `rule`, `refusal`, `repair` or `cause`. */
    readonly kind: string;
    readonly level: string | null;
    readonly title: string;
  }[];
}

/** What `explain` says of one id. */
export interface ExplainReport extends ReportHead<'explain'> {
  readonly id: string;
  readonly kind: string;
  readonly level: string | null;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly source: string;
  readonly examples: { readonly kept: string; readonly broken: string } | null;
}

/** Any document that cabundle writes. */
export type Report =
  | MergeReport
  | CheckReport
  | InspectReport
  | DiffReport
  | HistoryReport
  | RollbackReport
  | ProbeReport
  | RulesReport
  | ExplainReport
  | FailureReport;

/** The exit code of a status. */
export function exitCode(status: Status): 0 | 1 | 2 | 3 {
  return ({ ok: 0, warning: 1, critical: 2, unknown: 3 } as const)[status];
}
