/** Lines of cells as aligned text, the first line its head: the first column to the left, the others to the right. */
export function tableText(head: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...lines].map((line) => line.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) => `${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}\n`)
    .join('');
}
