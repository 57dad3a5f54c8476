import type { Fingerprint } from '../certificate/fingerprint.ts';
import type { BundleEntry } from './entry.ts';

/** Which certificates a bundle gains and loses, by SHA-256; each list in the order of its bundle. */
export interface BundleDiff {
  readonly added: readonly BundleEntry[];
  readonly removed: readonly BundleEntry[];
}

/** A certificate and the one that takes its place. */
export interface Replacement {
  readonly before: BundleEntry;
  readonly after: BundleEntry;
}

/** A difference in the words of people: each certificate that changed is in one of the four lists. */
export interface BundleChanges extends BundleDiff {
  /** The same subject and key in a new certificate: chains go on to verify. */
  readonly renewed: readonly Replacement[];
  /** The same subject with another key: chains of the old key do not verify any more. */
  readonly rekeyed: readonly Replacement[];
}

/** Compares two bundles as sets of certificates. */
export function diffBundles(before: readonly BundleEntry[], after: readonly BundleEntry[]): BundleDiff {
  return { added: without(after, before), removed: without(before, after) };
}

/** Tells renewed and re-keyed certificates apart from those that were really added or removed. */
export function changesOf({ added, removed }: BundleDiff): BundleChanges {
  const candidates = new Map<string, BundleEntry[]>();
  for (const entry of added) {
    const { subject } = entry.certificate;
    const among = candidates.get(subject);
    if (among) among.push(entry);
    else candidates.set(subject, [entry]);
  }
  const replace = (left: readonly BundleEntry[], fits: (before: BundleEntry, after: BundleEntry) => boolean): Replacement[] =>
    left.flatMap((before) => {
      const among = candidates.get(before.certificate.subject) ?? [];
      const at = among.findIndex((after) => fits(before, after));
      const [after] = at === -1 ? [] : among.splice(at, 1);
      return after ? [{ before, after }] : [];
    });
  const renewed = replace(removed, (before, after) => after.certificate.spkiSha256 === before.certificate.spkiSha256);
  const renewedBefore = new Set(renewed.map(({ before }) => before));
  const rekeyed = replace(
    removed.filter((entry) => !renewedBefore.has(entry)),
    () => true,
  );
  const replaced = new Set([...renewed, ...rekeyed].flatMap(({ before, after }) => [before, after]));
  const plain = (entries: readonly BundleEntry[]): readonly BundleEntry[] => entries.filter((entry) => !replaced.has(entry));
  return { added: plain(added), removed: plain(removed), renewed, rekeyed };
}

function without(entries: readonly BundleEntry[], others: readonly BundleEntry[]): readonly BundleEntry[] {
  const met = new Set<Fingerprint>(others.map(({ certificate }) => certificate.sha256));
  return entries.filter(({ certificate }) => {
    if (met.has(certificate.sha256)) return false;
    met.add(certificate.sha256);
    return true;
  });
}
