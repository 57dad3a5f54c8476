import { caStatus } from '../../certificate/ca-status.ts';
import type { Certificate } from '../../certificate/certificate.ts';
import type { BundleEntry } from '../entry.ts';
import { type Issuers, issuersIn } from '../issuers.ts';
import type { BundleRule } from './rule.ts';

/** Longer chains than this are not built by OpenSSL; a higher path length limits nothing. */
const maxLevels = 100;

/** A CA below one that permits none, or one too many: chains through both fail. */
export const pathLengthExceeded: BundleRule = {
  id: 'path-length-exceeded',
  level: 'warning',
  title: 'a CA stands no deeper below another than its path length permits',
  why: 'every chain through both fails ("path length constraint exceeded"); curl trusts the lower CA by itself, which others do not',
  remedy: 'ask the owner of the proxy for a CA whose issuer permits it: the chain was never valid as it stands',
  source: 'RFC 5280 §4.2.1.9 and §6.1.4 (l) and (m)',
  examples: {
    kept: 'an intermediate below a root with path length 1',
    broken: 'an intermediate below a root with path length 0',
  },
  check: (entries) => {
    if (entries.every(({ certificate }) => certificate.isSelfIssued)) return entries.map(() => undefined);
    if (entries.every(({ certificate }) => certificate.basicConstraints?.pathLength === undefined)) return entries.map(() => undefined);
    const issuers = issuersIn(entries);
    const rooms = roomsBelow(entries, issuers);
    return entries.map(({ certificate }) => {
      if (certificate.isSelfIssued || caStatus(certificate) === 'none') return undefined;
      const above = issuers.of(certificate);
      if (above.length === 0 || roomBelow(above, rooms) > 0) return undefined;
      return `its issuer "${above[0]?.displayName}" permits no CA below it`;
    });
  },
};

type Rooms = ReadonlyMap<string, number>;

/**
 * How many CAs may stand below each certificate, one under the other, by SHA-256: its own path length, or one less than above it where
 * that is fewer. Of several issuers the one counts that permits most. Repeated until nothing changes, at most once a level.
 */
function roomsBelow(entries: readonly BundleEntry[], issuers: Issuers): Rooms {
  const rooms = new Map(entries.map(({ certificate }) => [certificate.sha256 as string, ownRoom(certificate)]));
  const below = entries.flatMap(({ certificate }) => {
    const above = certificate.isSelfIssued ? [] : issuers.of(certificate);
    return above.length > 0 ? [{ certificate, above }] : [];
  });
  let isChanged = true;
  for (let level = 0; isChanged && level < maxLevels; level += 1) {
    isChanged = false;
    for (const { certificate, above } of below) {
      const room = Math.max(0, Math.min(ownRoom(certificate), roomBelow(above, rooms) - 1));
      isChanged ||= room !== rooms.get(certificate.sha256);
      rooms.set(certificate.sha256, room);
    }
  }
  return rooms;
}

function roomBelow(issuers: readonly Certificate[], rooms: Rooms): number {
  return Math.max(...issuers.map(({ sha256 }) => rooms.get(sha256) ?? Number.POSITIVE_INFINITY));
}

function ownRoom({ basicConstraints }: Certificate): number {
  const { pathLength } = basicConstraints ?? {};
  return pathLength === undefined || pathLength > maxLevels ? Number.POSITIVE_INFINITY : pathLength;
}
