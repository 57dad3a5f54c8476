import type { ChangeRow } from './certificate-rows.ts';
import type { ReportHead } from './report-head.ts';

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
