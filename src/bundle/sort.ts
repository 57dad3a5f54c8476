import type { BundleEntry } from './entry.ts';

/** The entries by subject, then by fingerprint: an order that does not depend on how the sources were named. */
export function sorted<Entry extends BundleEntry>(entries: readonly Entry[]): readonly Entry[] {
  const keyed = entries.map((entry) => ({ entry, key: `${entry.certificate.subject}\0${entry.certificate.sha256}` }));
  return keyed.sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key))).map(({ entry }) => entry);
}
