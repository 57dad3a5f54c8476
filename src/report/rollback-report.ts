import type { BundleDiff } from '../bundle/diff.ts';
import type { BundleEntry } from '../bundle/entry.ts';
import { changeRow } from './rows.ts';
import type { RollbackReport } from './store-rows.ts';

/** What the command decided and did. */
export interface RollbackOutcome {
  readonly bundle: string;
  /** The generation that was live. */
  readonly from: number | undefined;
  /** The generation whose content is asked for. */
  readonly to: number;
  readonly isWritten: boolean;
  readonly isDryRun: boolean;
  readonly isChanged: boolean;
  /** Certificates in that generation. */
  readonly count: number;
  readonly diff: BundleDiff;
  readonly removalsRefused: readonly BundleEntry[];
  /** The generation that was recorded. */
  readonly generation?: number;
}

/** The report of `rollback`. */
export function rollbackReport(outcome: RollbackOutcome): RollbackReport {
  const { bundle, from, to, isWritten, isDryRun, isChanged, count, diff, removalsRefused, generation } = outcome;
  return {
    schemaVersion: 1,
    command: 'rollback',
    status: removalsRefused.length > 0 ? 'critical' : 'ok',
    bundle,
    from: from ?? null,
    to,
    written: isWritten,
    dryRun: isDryRun,
    // What is refused would have changed it.
    changed: isChanged || removalsRefused.length > 0,
    count,
    added: diff.added.map(changeRow),
    removed: diff.removed.map(changeRow),
    removalsRefused: removalsRefused.map(changeRow),
    generation: generation ?? null,
  };
}
