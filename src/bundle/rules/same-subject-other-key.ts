import { caStatus } from '../../certificate/ca-status.ts';
import type { BundleEntry } from '../entry.ts';
import { originText } from '../origin.ts';
import type { BundleRule } from './rule.ts';

/** Two keys under one name: a CA that was renewed with a new key, two appliances of one make, or somebody who borrows a name. */
export const sameSubjectOtherKey: BundleRule = {
  id: 'same-subject-other-key',
  level: 'notice',
  title: 'two CAs of the bundle with one name have one key',
  why: 'both are trusted, and nothing but the fingerprint tells them apart; clients that look for an issuer by its name alone may take the wrong one',
  remedy: "compare both SHA-256 with the proxy's owner, and take out the one that is no longer used",
  source: 'RFC 5280 §4.1.2.6 (one name for one entity) and §4.2.1.1',
  examples: {
    kept: 'a root and its renewal with the same key',
    broken: 'a root and another of its name with a new key',
  },
  check: (entries) => {
    const isCa = entries.map(({ certificate }) => caStatus(certificate) !== 'none');
    const byName = groupedByName(entries.filter((_, i) => isCa[i]));
    return entries.map(({ certificate }, i) => {
      const keys = isCa[i] ? byName.get(certificate.comparableSubject) : undefined;
      if (!keys || keys.size === 1) return undefined;
      const [first, second] = keys.values();
      const other = first?.certificate.spkiSha256 === certificate.spkiSha256 ? second : first;
      return other && `${originText(other.origin)} has the same name and another key`;
    });
  },
};

/** By name, the first entry of each key. */
function groupedByName(entries: readonly BundleEntry[]): ReadonlyMap<string, ReadonlyMap<string, BundleEntry>> {
  const groups = new Map<string, Map<string, BundleEntry>>();
  for (const entry of entries) {
    const { comparableSubject, spkiSha256 } = entry.certificate;
    const group = groups.get(comparableSubject);
    if (!group) groups.set(comparableSubject, new Map([[spkiSha256, entry]]));
    else if (!group.has(spkiSha256)) group.set(spkiSha256, entry);
  }
  return groups;
}
