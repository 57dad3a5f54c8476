/** One line of the result. */
export interface Row {
  readonly name: string;
  /** What it is measured against; empty where the goal is absolute. */
  readonly rival: string;
  readonly unit: 'ms' | 'MB';
  /** Medians in `unit`; `undefined` where nothing was measured. */
  readonly own?: number;
  readonly other?: number;
  /** Median of own / other. */
  readonly ratio?: number;
  /** What the ratio, or without a rival the own value, should not exceed. */
  readonly goal?: number | undefined;
  /** Whether the ratio is told the other way round, as a multiple. */
  readonly isToldAsSpeedUp?: boolean;
  /** Why nothing was measured. */
  readonly fault?: string;
}

const head = ['cabundle', 'against', 'own', 'other', 'ratio', 'goal', 'met'];

/** The rows as an aligned table: text to the left, numbers to the right. */
export function tableText(rows: readonly Row[]): string {
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const aligned = lines.map((line, i) => [alignedLine(line, widths), rows[i - 1]?.fault ?? ''].join('  ').trimEnd());
  return `${aligned.join('\n')}\n`;
}

/** Whether the goal is met; `undefined` where there is none, or nothing was measured. */
export function isMet({ own, ratio, rival, goal }: Row): boolean | undefined {
  const value = rival === '' ? own : ratio;
  return value === undefined || goal === undefined ? undefined : value <= goal;
}

function cells(row: Row): readonly string[] {
  return [row.name, row.rival || '-', amount(row, row.own), amount(row, row.other), ratioText(row), goalText(row), metText(row)];
}

function alignedLine(line: readonly string[], widths: readonly number[]): string {
  return line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
}

function amount({ unit }: Row, value: number | undefined): string {
  return value === undefined ? '-' : `${value.toFixed(unit === 'ms' && value < 100 ? 1 : 0)} ${unit}`;
}

function ratioText({ ratio, isToldAsSpeedUp }: Row): string {
  if (ratio === undefined) return '-';
  return isToldAsSpeedUp ? `${(1 / ratio).toFixed(1)}x faster` : ratio.toFixed(2);
}

function goalText({ goal, rival, unit }: Row): string {
  if (goal === undefined) return '-';
  return rival === '' ? `<= ${goal} ${unit}` : `<= ${Number(goal.toFixed(2))}`;
}

function metText(row: Row): string {
  const met = isMet(row);
  if (met === undefined) return '-';
  return met ? 'yes' : 'no';
}
