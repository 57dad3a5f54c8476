/** How long something may still take, and what ends it sooner. */
export interface Budget {
  /** Milliseconds; never below 0. */
  readonly leftMs: () => number;
  /** Milliseconds since it began. */
  readonly spentMs: () => number;
  readonly signal: AbortSignal | undefined;
}

/** A budget that begins now. It ends with `outer` at the latest, where it is a part of that. */
export function budgetOf(limitMs: number, clock: () => number, signal?: AbortSignal, outer?: Budget): Budget {
  const start = clock();
  const spentMs = (): number => clock() - start;
  const leftMs = (): number => Math.max(0, Math.min(limitMs - spentMs(), outer?.leftMs() ?? limitMs));
  return { leftMs, spentMs, signal };
}

/** A part of a budget that is not longer than `limitMs`; its time began with the whole. */
export function atMost(limitMs: number, budget: Budget): Budget {
  const end = budget.spentMs() + limitMs;
  return { ...budget, leftMs: () => Math.max(0, Math.min(end - budget.spentMs(), budget.leftMs())) };
}
