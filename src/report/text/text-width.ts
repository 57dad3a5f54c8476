const usualWidth = 100;
const [leastWidth, mostWidth] = [60, 160];

/** In how many columns text is told: those of the terminal that shows it, within reason; usual ones where none does. */
export function textWidth(columns: number | undefined): number {
  return columns === undefined ? usualWidth : Math.min(Math.max(columns, leastWidth), mostWidth);
}
