import type { DerReader } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';

/** Reads ExtendedKeyUsage into dotted object identifiers; the list may be empty, as OpenSSL has it. Source: RFC 5280 §4.2.1.12. */
export function readPurposes(reader: DerReader): ReadonlySet<string> {
  const list = reader.sequence('extended key usage');
  const purposes = new Set<string>();
  while (!list.atEnd) purposes.add(dottedOid(list.bytes, list.oid('extended key usage')));
  return purposes;
}
