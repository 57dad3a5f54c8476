import type { BundleDiff } from './diff.ts';
import type { BundleEntry } from './entry.ts';

/**
 * Those of the removed certificates that chains may still need at `now`: they have not expired, and the new bundle, `after`,
 * holds no root of the same subject and key that is valid now. Only of a root can be said that it is no forgery: its own key has
 * signed it.
 */
export function stillValidRemovals({ removed }: BundleDiff, after: readonly BundleEntry[], now: number): readonly BundleEntry[] {
  const candidates = removed.filter(({ certificate }) => certificate.notAfter >= now);
  if (candidates.length === 0) return [];
  const standIns = new Set(after.filter((entry) => standsIn(entry, now)).map(identityOf));
  return candidates.filter((entry) => !standIns.has(identityOf(entry)));
}

function standsIn({ certificate }: BundleEntry, now: number): boolean {
  return certificate.notBefore <= now && now <= certificate.notAfter && certificate.isSelfSigned;
}

function identityOf({ certificate: { spkiSha256, subject } }: BundleEntry): string {
  return `${spkiSha256} ${subject}`;
}
