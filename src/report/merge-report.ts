import type { BundleDiff } from '../bundle/diff.ts';
import type { BundleEntry } from '../bundle/entry.ts';
import type { Merge } from '../bundle/merge.ts';
import { isNamedLikeCertificate } from '../bundle/sources/certificate-name.ts';
import type { SkippedRow } from './certificate-rows.ts';
import type { MergeReport, Status } from './report.ts';
import { certificateRow, changeRow } from './rows.ts';

/** What the command decided beside the merge itself. */
export interface MergeOutcome {
  readonly output: string;
  readonly isWritten: boolean;
  readonly isDryRun: boolean;
  readonly isChanged: boolean;
  /** Whether something that is rejected stopped the merge. */
  readonly isStopped: boolean;
  readonly diff: BundleDiff;
  readonly removalsRefused: readonly BundleEntry[];
  /** Rejected certificates that stop nothing. */
  readonly leftOut: readonly BundleEntry[];
  readonly generation: number | undefined;
  readonly skipped: readonly SkippedRow[];
  /** What was asked for and did not come about, though nothing is wrong. */
  readonly asides: readonly SkippedRow[];
}

/** The report of `merge`. */
export function mergeReport(merge: Merge, outcome: MergeOutcome): MergeReport {
  return {
    schemaVersion: 1,
    command: 'merge',
    status: mergeStatus(merge, outcome),
    output: outcome.output,
    written: outcome.isWritten,
    dryRun: outcome.isDryRun,
    changed: outcome.isChanged,
    count: merge.bundle.length,
    added: outcome.diff.added.map(changeRow),
    removed: outcome.diff.removed.map(changeRow),
    leftOut: outcome.leftOut.map(changeRow),
    removalsRefused: outcome.removalsRefused.map(changeRow),
    duplicates: merge.duplicates.length,
    superseded: merge.superseded.length,
    generation: outcome.generation ?? null,
    certificates: merge.entries.map(certificateRow),
    refused: merge.refused,
    repaired: merge.repairs,
    skipped: [...outcome.skipped, ...outcome.asides],
  };
}

function mergeStatus({ bundle, rejected, refused }: Merge, { isStopped, removalsRefused, leftOut, skipped }: MergeOutcome): Status {
  if (bundle.length === 0 || isStopped || removalsRefused.length > 0) return 'critical';
  if (rejected.length + refused.length > leftOut.length || skipped.some(({ path }) => isNamedLikeCertificate(path))) return 'warning';
  return bundle.some(({ findings }) => findings.some(({ level, waiver }) => level === 'warning' && !waiver)) ? 'warning' : 'ok';
}
