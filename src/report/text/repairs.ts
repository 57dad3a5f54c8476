import { originText } from '../../bundle/origin.ts';
import type { RepairRow, SkippedRow } from '../certificate-rows.ts';
import { printable } from '../printable.ts';
import { columns } from './columns.ts';

/** A line for each thing that was mended or passed over in the sources: what it is called, place, id, fact. */
export function repairLines(repaired: readonly RepairRow[], label = 'repaired'): readonly string[] {
  return columns(repaired.map(({ origin, id, detail }) => [label, printable(originText(origin)), id, printable(detail)]));
}

/** A line for each entry of a source folder that is no source. */
export function skippedLines(skipped: readonly SkippedRow[]): readonly string[] {
  return skipped.map(({ path, why }) => `skipped   ${printable(path)}: ${why}`);
}
