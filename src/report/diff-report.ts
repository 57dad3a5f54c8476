import type { BundleChanges, Replacement } from '../bundle/diff.ts';
import type { Refusal } from '../bundle/refusal.ts';
import type { ReplacementRow } from './certificate-rows.ts';
import type { DiffReport } from './report.ts';
import { changeRow } from './rows.ts';

/** What `diff` compared. */
export interface DiffOutcome {
  readonly before: string;
  readonly after: string;
  readonly changes: BundleChanges;
  readonly unchanged: number;
  readonly refused: readonly Refusal[];
}

/** The report of `diff`: as diff(1) has it, a difference is told by the exit code; critical where a block could not be read. */
export function diffReport({ before, after, changes, unchanged, refused }: DiffOutcome): DiffReport {
  const isSame = changes.added.length + changes.removed.length + changes.renewed.length + changes.rekeyed.length === 0;
  const status = refused.length > 0 ? 'critical' : 'warning';
  return {
    schemaVersion: 1,
    command: 'diff',
    status: isSame && refused.length === 0 ? 'ok' : status,
    before,
    after,
    added: changes.added.map(changeRow),
    removed: changes.removed.map(changeRow),
    renewed: changes.renewed.map(replacementRow),
    rekeyed: changes.rekeyed.map(replacementRow),
    unchanged,
    refused,
  };
}

function replacementRow({ before, after }: Replacement): ReplacementRow {
  return { before: changeRow(before), after: changeRow(after) };
}
