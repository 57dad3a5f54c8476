import { explanationsOf } from './explainable.ts';
import type { Explanation, ExplanationKind } from './explanation.ts';

const kinds: ReadonlySet<ExplanationKind> = new Set(['cause', 'host', 'setting']);

/** What is said of a cause that a log shows; its id may stand for other things too. */
export function loggedExplanation(id: string): Explanation | undefined {
  return explanationsOf(id).find(({ kind }) => kinds.has(kind));
}
