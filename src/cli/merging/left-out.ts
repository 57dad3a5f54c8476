import type { MergedEntry } from '../../bundle/merge.ts';
import { usage } from '../values.ts';

const minDigits = 16;

/** The certificates that stay where some are to be left out, and the fingerprints that none of them has. */
export interface LeftOut {
  readonly entries: readonly MergedEntry[];
  /** As they were given: a slip, or a certificate that has been left out before. */
  readonly unmet: readonly string[];
}

/**
 * Leaves out the certificates that the fingerprints name: SHA-256 in hexadecimal digits, with or without colons, whole or its
 * first 16 digits or more.
 * Fails: `usage` for what is no fingerprint.
 */
export function leftOut(entries: readonly MergedEntry[], fingerprints: readonly string[]): LeftOut {
  const prefixes = fingerprints.map(prefixOf);
  const isNamed = (prefix: string) => (entry: MergedEntry) => entry.certificate.sha256.startsWith(prefix);
  return {
    entries: prefixes.length === 0 ? entries : entries.filter((entry) => !prefixes.some((prefix) => isNamed(prefix)(entry))),
    unmet: fingerprints.filter((_, i) => !entries.some(isNamed(prefixes[i] ?? ''))),
  };
}

function prefixOf(fingerprint: string): string {
  const digits = fingerprint.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]+$/.test(digits) && digits.length >= minDigits && digits.length <= 64) return digits;
  throw usage('the value of --without is no SHA-256 fingerprint', `write at least ${minDigits} of its hexadecimal digits`);
}
