import { type DerReader, Tag } from '../der/der.ts';
import { requireMinimalInteger } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { readGeneralNames } from '../name/general-name.ts';

/** Decodes SubjectKeyIdentifier into its octets. Source: RFC 5280 §4.2.1.2. */
export function readSubjectKeyIdentifier(reader: DerReader): Element {
  return reader.expect(Tag.octetString, 'subject key identifier');
}

/** Decodes the key identifier of AuthorityKeyIdentifier into its octets; `undefined` where it names only issuer and serial. */
export function readAuthorityKeyIdentifier(reader: DerReader): Element | undefined {
  return reader.sequence('authority key identifier').optional(0x80, 'authority key identifier');
}

/**
 * Walks the whole of AuthorityKeyIdentifier.
 * Fails: an issuer without a serial number, or the other way round.
 * Source: RFC 5280 §4.2.1.1.
 */
export function checkAuthorityKeyIdentifier(reader: DerReader, what: string): void {
  const fields = reader.sequence(what);
  fields.optional(0x80, what);
  const at = fields.position;
  const issuer = fields.optional(0xa1, what);
  if (issuer) readGeneralNames(fields.into(issuer), what);
  const serialNumber = fields.optional(0x82, what);
  if (serialNumber) requireMinimalInteger(fields.bytes, serialNumber, what);
  fields.finish(what);
  if ((issuer === undefined) === (serialNumber === undefined)) return;
  throw new Malformation(`${what} has ${issuer ? 'an issuer without a serial number' : 'a serial number without an issuer'}`, at);
}
