import type { Origin } from '../bundle/origin.ts';
import type { CaptureRows } from './capturing/capture-rows.ts';
import type { CertificateRow, ChangeRow, RefusalRow, RepairRow, ReplacementRow, SkippedRow } from './certificate-rows.ts';
import type { DiagnoseRows } from './diagnosing/diagnose-rows.ts';
import type { LogRows } from './diagnosing/log-rows.ts';
import type { ExplanationKind } from './explaining/explanation.ts';
import type { ProbeRows } from './probing/probe-rows.ts';
import type { ProxiesReport } from './proxies-rows.ts';
import type { ReportHead, Status } from './report-head.ts';
import type { HistoryReport, RollbackReport } from './store-rows.ts';
import type { SupportRows } from './support-rows.ts';
import type { VerifyReport } from './verifying/verify-rows.ts';

export type { ReportHead, Status };

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

/** What `probe` saw, and what the agent would do. */
export interface ProbeReport extends ReportHead<'probe'>, ProbeRows {}

/** What `capture` saw, and what it wrote. */
export interface CaptureReport extends ReportHead<'capture'>, CaptureRows {}

/** What `support` wrote. */
export interface SupportReport extends ReportHead<'support'>, SupportRows {}

/** Why the agent of this host fails, and what to do first. */
export interface DiagnoseReport extends ReportHead<'diagnose'>, DiagnoseRows {}

/** What `diagnose --log` found in logs. */
export interface DiagnoseLogReport extends ReportHead<'diagnose'>, LogRows {}

/** A command that could not do its work. */
export interface FailureReport extends ReportHead<string> {
  readonly error: { readonly code: string; readonly what: string; readonly why: string; readonly next: string };
}

/** What `rules` lists. */
export interface RulesReport extends ReportHead<'rules'> {
  readonly rules: readonly {
    readonly id: string;
    readonly kind: ExplanationKind;
    readonly level: string | null;
    readonly title: string;
  }[];
}

/** What `explain` says of one id, or of all. */
export interface ExplainReport extends ReportHead<'explain'> {
  /** `null` where none was named: then all are told. */
  readonly id: string | null;
  /** One id can stand for things of several kinds. */
  readonly explanations: readonly ExplanationRow[];
}

/** What one id stands for. */
export interface ExplanationRow {
  readonly id: string;
  readonly kind: ExplanationKind;
  readonly level: string | null;
  readonly title: string;
  readonly why: string;
  readonly consequence: string;
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
  | CaptureReport
  | DiagnoseReport
  | DiagnoseLogReport
  | ProxiesReport
  | SupportReport
  | VerifyReport
  | RulesReport
  | ExplainReport
  | FailureReport;

/** The exit code of a status. */
export function exitCode(status: Status): 0 | 1 | 2 | 3 {
  return ({ ok: 0, warning: 1, critical: 2, unknown: 3 } as const)[status];
}
