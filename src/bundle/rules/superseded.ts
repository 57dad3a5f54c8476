import type { Certificate } from '../../certificate/certificate.ts';
import { dateText } from '../../certificate/day.ts';
import { ExtensionOid } from '../../certificate/oids.ts';
import { isPublicRoot } from '../../certificate/public-roots.ts';
import type { BundleEntry } from '../entry.ts';
import { issuersIn } from '../issuers.ts';
import { originText } from '../origin.ts';
import type { BundleRule } from './rule.ts';

/**
 * A renewal under the same key verifies all that the old certificate did, and for longer; `merge` leaves the old one out.
 * Public roots stay as they are: the stores that they come from decide which of them are kept.
 */
export const superseded: BundleRule = {
  id: 'superseded',
  level: 'notice',
  title: 'of several certificates of one CA and one key, the newest stands in the bundle alone',
  why: 'the old one adds nothing to what is trusted, and raises an alarm when it expires',
  consequence: 'nothing fails: merge takes the newest alone, and trusts all that the old one trusted',
  remedy: 'nothing: merging leaves the old certificate out',
  source: 'RFC 5280 §3.2 and §4.1.2.5; RFC 4158 §2.4.2 (same key, other dates)',
  examples: {
    kept: 'two CAs of one name with a key each',
    broken: 'a root and its renewal with the same key',
  },
  check: (entries, { now }) => {
    const newest = new Map<string, BundleEntry>();
    const keys = keysOf(entries);
    entries.forEach((entry, i) => {
      const key = keys[i];
      if (key === undefined || entry.certificate.notBefore > now || !isProven(entry.certificate, entries)) return;
      const best = newest.get(key);
      if (!best || entry.certificate.notAfter > best.certificate.notAfter) newest.set(key, entry);
    });
    return entries.map(({ certificate }, i) => {
      const newer = newest.get(keys[i] ?? '');
      if (!newer || newer.certificate.notAfter <= certificate.notAfter || isPublicRoot(newer.certificate)) return undefined;
      return `${originText(newer.origin)} renews it until ${dateText(newer.certificate.notAfter)} with the same key`;
    });
  },
};

/** Whether its issuer signed it, as far as that is in the bundle: anybody can write a later date over the key of an intermediate. */
function isProven(certificate: Certificate, entries: readonly BundleEntry[]): boolean {
  return certificate.isSelfSigned || issuersIn(entries).of(certificate).length > 0;
}

/** Extensions that limit what a CA may do: a renewal that differs in them takes nobody's place. */
const limits: ReadonlySet<string> = new Set([
  ExtensionOid.basicConstraints,
  ExtensionOid.keyUsage,
  ExtensionOid.extendedKeyUsage,
  '2.5.29.30', // name constraints
  '2.5.29.36', // policy constraints
]);

/** What certificates that may supersede each other have in common; `undefined` where no other of this key ends at another time. */
function keysOf(entries: readonly BundleEntry[]): readonly (string | undefined)[] {
  const ends = new Map<string, number>();
  const renewed = new Set<string>();
  for (const { certificate } of entries) {
    const { spkiSha256, notAfter } = certificate;
    if ((ends.get(spkiSha256) ?? notAfter) !== notAfter) renewed.add(spkiSha256);
    ends.set(spkiSha256, notAfter);
  }
  return entries.map(({ certificate }) => (renewed.has(certificate.spkiSha256) ? keyOf(certificate) : undefined));
}

function keyOf(certificate: Certificate): string {
  const { comparableSubject, comparableIssuer, spkiSha256, subjectKeyIdentifier = '', extensions, der } = certificate;
  const limited = extensions.filter(({ oid }) => limits.has(oid)).map(({ whole: { start, end } }) => octetText(der, start, end));
  return [comparableSubject, comparableIssuer, spkiSha256, subjectKeyIdentifier, ...limited].join('\0');
}

/** One character for each octet. */
function octetText(der: Uint8Array, start: number, end: number): string {
  return Buffer.from(der.buffer, der.byteOffset + start, end - start).toString('latin1');
}
