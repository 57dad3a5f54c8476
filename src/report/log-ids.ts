import { explainable } from './explainable.ts';

/** The next less specific causes: what OpenSSL names may be finer than what live diagnosis tells apart. */
const lessSpecific: ReadonlyMap<string, string> = new Map([
  ['leaf-expired', 'expired-in-chain'],
  ['ca-expired', 'expired-in-chain'],
  ['expired-in-chain', 'ca-expired'],
  ['bundle-missing', 'bundle-not-loaded'],
]);

/** The id under which `explain` knows a cause that a log shows. */
export function knownId(id: string): string {
  if (explainable.has(id)) return id;
  const other = lessSpecific.get(id);
  return other !== undefined && explainable.has(other) ? other : 'chain-untrusted';
}
