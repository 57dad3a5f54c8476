import type { BundleDiff } from './diff.ts';
import type { BundleEntry } from './entry.ts';

/**
 * Those of the removed certificates that chains may still need at `now`: they have not expired, and none that is added has the
 * same subject and key and is valid now.
 */
export function stillValidRemovals({ added, removed }: BundleDiff, now: number): readonly BundleEntry[] {
  const candidates = removed.filter(({ certificate }) => certificate.notAfter >= now);
  if (candidates.length === 0) return [];
  const standIns = new Set(added.filter(({ certificate }) => certificate.notBefore <= now && now <= certificate.notAfter).map(identityOf));
  return candidates.filter((entry) => !standIns.has(identityOf(entry)));
}

function identityOf({ certificate: { spkiSha256, subject } }: BundleEntry): string {
  return `${spkiSha256} ${subject}`;
}
