/** Something in which the product and the corpora do not agree. */
export interface Disagreement {
  /** Id of the case; where a case can disagree in several things, with the thing: `zlint/x weak_key`. */
  readonly id: string;
  readonly what: string;
}

/** A share that has a goal. */
export interface Measure {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  /** The least share, 0 to 1. */
  readonly goal: number;
}

/** What one part of the run found. */
export interface Part {
  readonly title: string;
  /** Aligned text; empty where there is none. */
  readonly table: string;
  readonly measures: readonly Measure[];
  readonly disagreements: readonly Disagreement[];
}

/** Whether a measure reaches its goal; without anything to measure it does not. */
export function isReached({ count, of, goal }: Measure): boolean {
  return of > 0 && count >= of * goal;
}

/** `99.2 %`, rounded down, so that only all of them are 100 %. */
export function shareText(count: number, of: number): string {
  return of === 0 ? '-' : `${(Math.floor((1000 * count) / of) / 10).toFixed(1)} %`;
}
