import type { MergedEntry } from '../../bundle/merge.ts';
import { usage } from '../values.ts';

const minDigits = 16;

/**
 * The entries without those that the fingerprints name: SHA-256 in hexadecimal digits, with or without colons, whole or its
 * first 16 digits or more.
 * Fails: `usage` for what is no fingerprint, and for one that no certificate has: it would be a slip.
 */
export function leftOut(entries: readonly MergedEntry[], fingerprints: readonly string[]): readonly MergedEntry[] {
  if (fingerprints.length === 0) return entries;
  const prefixes = fingerprints.map(prefixOf);
  const unmet = prefixes.find((prefix) => !entries.some(({ certificate }) => certificate.sha256.startsWith(prefix)));
  if (unmet !== undefined) throw usage(`no certificate has the SHA-256 ${unmet}`, 'look it up with cabundle inspect');
  return entries.filter(({ certificate }) => !prefixes.some((prefix) => certificate.sha256.startsWith(prefix)));
}

function prefixOf(fingerprint: string): string {
  const digits = fingerprint.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]+$/.test(digits) && digits.length >= minDigits && digits.length <= 64) return digits;
  throw usage('the value of --without is no SHA-256 fingerprint', `write at least ${minDigits} of its hexadecimal digits`);
}
