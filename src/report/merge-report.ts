import type { BundleDiff } from '../bundle/diff.ts';
import type { Merge } from '../bundle/merge.ts';
import type { BundleEntry } from '../bundle/read.ts';
import type { ChangeRow, MergeReport, SkippedRow, Status } from './report.ts';
import { certificateRow, instantText } from './rows.ts';

/** What the command decided beside the merge itself. */
export interface MergeOutcome {
  readonly output: string;
  readonly isWritten: boolean;
  readonly isDryRun: boolean;
  readonly isChanged: boolean;
  /** Whether rejected certificates are left out rather than stopping the merge. */
  readonly skipsRejected: boolean;
  readonly diff: BundleDiff;
  readonly skipped: readonly SkippedRow[];
}

/** The report of `merge`. */
export function mergeReport(merge: Merge, outcome: MergeOutcome): MergeReport {
  return {
    schemaVersion: 1,
    command: 'merge',
    status: mergeStatus(merge, outcome.skipsRejected),
    output: outcome.output,
    written: outcome.isWritten,
    dryRun: outcome.isDryRun,
    changed: outcome.isChanged,
    count: merge.bundle.length,
    added: outcome.diff.added.map(changeRow),
    removed: outcome.diff.removed.map(changeRow),
    duplicates: merge.duplicates.length,
    certificates: merge.entries.map(certificateRow),
    refused: merge.refused,
    skipped: outcome.skipped,
  };
}

/** Like the rows of certificates, made when it is read: of ten thousand few are shown. */
function changeRow({ certificate }: BundleEntry): ChangeRow {
  return {
    get sha256() {
      return certificate.sha256;
    },
    get subject() {
      return certificate.subject;
    },
    get notAfter() {
      return instantText(certificate.notAfter);
    },
  };
}

function mergeStatus({ bundle, rejected, refused }: Merge, skipsRejected: boolean): Status {
  if (bundle.length === 0) return 'critical';
  if (rejected.length + refused.length === 0) return 'ok';
  return skipsRejected ? 'warning' : 'critical';
}
