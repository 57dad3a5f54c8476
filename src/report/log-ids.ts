import { explanationsOf } from './explainable.ts';
import type { Explanation, ExplanationKind } from './explanation.ts';

/** The next less specific causes: what OpenSSL names may be finer than what live diagnosis tells apart. */
const lessSpecific: ReadonlyMap<string, string> = new Map([
  ['leaf-expired', 'expired-in-chain'],
  ['ca-expired', 'expired-in-chain'],
  ['expired-in-chain', 'ca-expired'],
  ['bundle-missing', 'bundle-not-loaded'],
]);

const kinds: ReadonlySet<ExplanationKind> = new Set(['cause', 'host', 'setting']);

/** The id under which `explain` knows a cause that a log shows. */
export function knownId(id: string): string {
  if (loggedExplanation(id)) return id;
  const other = lessSpecific.get(id);
  return other !== undefined && loggedExplanation(other) ? other : 'chain-untrusted';
}

/** What is said of a cause that a log shows; an id may stand for other things too. */
export function loggedExplanation(id: string): Explanation | undefined {
  return explanationsOf(id).find(({ kind }) => kinds.has(kind));
}
