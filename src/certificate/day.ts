const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
] as const;

/** The UTC date of an instant, `2026-11-20`. */
export function dateText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** The distance between two instants in the unit that people use for it: `2 days`, `5 hours`, `1 minute`. */
export function distanceText(fromMs: number, toMs: number): string {
  const distance = Math.abs(toMs - fromMs);
  const [unit, unitMs] = units.find(([, ms]) => distance >= ms) ?? (['minute', 60_000] as const);
  const count = Math.floor(distance / unitMs);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
