import type { Cause } from './cause.ts';
import { causes } from './causes/index.ts';
import type { Evidence } from './evidence.ts';

/** Why one way fails, or what is wrong with it. */
export interface Diagnosis {
  readonly cause: Cause;
  /** The evidence, on one line; may hold text from the peer. */
  readonly detail: string;
  /** Less specific causes that apply too. */
  readonly alsoSeen: readonly Cause[];
}

/** The most specific cause that the evidence shows, or `undefined` where all is well. */
export function diagnose(evidence: Evidence): Diagnosis | undefined {
  const seen = causes.flatMap((cause) => {
    const detail = cause.check(evidence);
    return detail === undefined ? [] : [{ cause, detail }];
  });
  const [first, ...others] = seen;
  return first && { ...first, alsoSeen: others.map(({ cause }) => cause) };
}
