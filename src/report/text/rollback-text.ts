import { printable } from '../printable.ts';
import type { RollbackReport } from '../store-rows.ts';
import { changeLines } from './changes.ts';
import { counted } from './columns.ts';

/** `rollback` for people: what the bundle gains and loses, and what became of it. */
export function rollbackText(report: RollbackReport): string {
  return [...changeLines(report), outcome(report), ''].join('\n');
}

function outcome({ bundle, to, removalsRefused, changed, written, generation, count, added, removed }: RollbackReport): string {
  const name = printable(bundle);
  if (removalsRefused.length > 0) {
    const them = removalsRefused.length === 1 ? 'a certificate that is' : `${removalsRefused.length} certificates that are`;
    return `nothing written: ${name} would lose ${them} still valid; pass --allow-removal to roll back all the same`;
  }
  if (!changed) return `${name} has the content of generation ${to} already: ${counted(count, 'certificate')}`;
  const recorded = generation === null ? '' : ` (now generation ${generation})`;
  const verb = written ? 'rolled' : 'would roll';
  return `${verb} ${name} back to generation ${to}${recorded}: ${counted(count, 'certificate')}, ${added.length} added, ${removed.length} removed`;
}
