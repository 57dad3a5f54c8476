import type { Fingerprint } from '../certificate/fingerprint.ts';
import type { BundleEntry } from './read.ts';

/** Which certificates a bundle gains and loses, by SHA-256; each list in the order of its bundle. */
export interface BundleDiff {
  readonly added: readonly BundleEntry[];
  readonly removed: readonly BundleEntry[];
}

/** Compares two bundles as sets of certificates. */
export function diffBundles(before: readonly BundleEntry[], after: readonly BundleEntry[]): BundleDiff {
  return { added: without(after, before), removed: without(before, after) };
}

function without(entries: readonly BundleEntry[], others: readonly BundleEntry[]): readonly BundleEntry[] {
  const met = new Set<Fingerprint>(others.map(({ certificate }) => certificate.sha256));
  return entries.filter(({ certificate }) => {
    if (met.has(certificate.sha256)) return false;
    met.add(certificate.sha256);
    return true;
  });
}
