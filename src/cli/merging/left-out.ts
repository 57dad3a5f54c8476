import type { BundleContent, BundleEntry } from '../../bundle/entry.ts';
import { usage } from '../values.ts';

const minDigits = 16;

/** Sources without the certificates that somebody wants left out. */
export interface LeftOut {
  readonly contents: readonly BundleContent[];
  /** Whether a certificate was named to be left out. */
  readonly isNamed: (entry: BundleEntry) => boolean;
  /** Fingerprints, as they were given, that no certificate has: a slip, or one that was left out before. */
  readonly unmet: readonly string[];
}

/**
 * Leaves certificates out before they are judged: SHA-256 in hexadecimal digits, with or without colons, whole or its first 16
 * digits or more.
 * Fails: `usage` for what is no fingerprint.
 */
export function leftOut(contents: readonly BundleContent[], fingerprints: readonly string[]): LeftOut {
  if (fingerprints.length === 0) return { contents, isNamed: () => false, unmet: [] };
  const prefixes = fingerprints.map(prefixOf);
  const isNamed = ({ certificate }: BundleEntry): boolean => prefixes.some((prefix) => certificate.sha256.startsWith(prefix));
  const named = contents.flatMap(({ entries }) => entries.filter(isNamed));
  return {
    contents: contents.map((content) => ({ ...content, entries: content.entries.filter((entry) => !isNamed(entry)) })),
    isNamed,
    unmet: fingerprints.filter((_, i) => !named.some(({ certificate }) => certificate.sha256.startsWith(prefixes[i] ?? ''))),
  };
}

function prefixOf(fingerprint: string): string {
  const digits = fingerprint.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]+$/.test(digits) && digits.length >= minDigits && digits.length <= 64) return digits;
  throw usage('the value of --without is no SHA-256 fingerprint', `write at least ${minDigits} of its hexadecimal digits`);
}
