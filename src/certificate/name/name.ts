import { type DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { attributeNames } from '../oids.ts';
import { checkText, decodeText } from './text.ts';

/** One attribute of a distinguished name. */
export interface NameAttribute {
  /** Short name such as `CN` or `O`, or the dotted OID where there is none. */
  readonly type: string;
  readonly value: string;
  /** Set where the type of the value is one that OpenSSL compares as it stands, with its type: all but the usual string types. */
  readonly verbatim?: true;
}

/** A distinguished name: relative names in encoded order, each of one or more attributes. */
export type Name = readonly (readonly NameAttribute[])[];

/**
 * Walks a Name and refuses what is not one: empty sets, wrong string types, text that its type cannot hold.
 * Source: RFC 5280 §4.1.2.4.
 */
export function checkName(reader: DerReader, what: string): Element {
  const element = reader.expect(Tag.sequence, what);
  const sets = reader.into(element);
  while (!sets.atEnd) checkRelativeName(sets.into(sets.expect(Tag.set, what)), what);
  return element;
}

/** Walks the attributes of a RelativeDistinguishedName whose own tag has been read. Source: X.690 §11.6 for their order. */
export function checkRelativeName(set: DerReader, what: string): void {
  if (set.atEnd) throw new Malformation(`${what} has an empty relative name`, set.position);
  let previous: Element | undefined;
  while (!set.atEnd) {
    const attribute = set.expect(Tag.sequence, what);
    checkAttribute(set.into(attribute), what);
    if (previous && compareBytes(set.bytes, previous, attribute) > 0) {
      throw new Malformation(`${what} has a set that is not in DER order`, attribute.start);
    }
    previous = attribute;
  }
}

/** Types of text that are compared whatever their type is. Source: OpenSSL, canonical encoding of names (crypto/x509/x_name.c). */
const foldedTags: ReadonlySet<number> = new Set([
  Tag.utf8String,
  Tag.bmpString,
  Tag.universalString,
  Tag.printableString,
  Tag.teletexString,
  Tag.ia5String,
]);

/** Decodes a Name that `checkName` accepted. */
export function readName(reader: DerReader): Name {
  const sets = reader.sequence('name');
  const relativeNames: NameAttribute[][] = [];
  while (!sets.atEnd) {
    const set = sets.into(sets.expect(Tag.set, 'relative name'));
    const attributes: NameAttribute[] = [];
    while (!set.atEnd) {
      const attribute = set.sequence('attribute');
      const oid = dottedOid(attribute.bytes, attribute.oid('attribute type'));
      const value = attribute.next('attribute value');
      const named = { type: attributeNames[oid] ?? oid, value: decodeText(attribute.bytes, value) };
      attributes.push(foldedTags.has(value.tag) ? named : { ...named, verbatim: true });
    }
    relativeNames.push(attributes);
  }
  return relativeNames;
}

/** A name on one line in encoded order, `C=DE, O=Acme, CN=Acme Root`, special characters escaped as in RFC 4514 §2.4. */
export function nameText(name: Name): string {
  return name.map((set) => set.map(({ type, value }) => `${type}=${escapeValue(value)}`).join('+')).join(', ');
}

/** What people call the holder: the last common name, else the last organisational name, else the whole name. */
export function commonName(name: Name): string {
  const attributes = name.flat();
  for (const type of ['CN', 'OU', 'O']) {
    const found = attributes.findLast((attribute) => attribute.type === type);
    if (found) return found.value;
  }
  return nameText(name);
}

function checkAttribute(attribute: DerReader, what: string): void {
  attribute.oid(what);
  const value = attribute.next(what);
  attribute.finish(what);
  checkText(attribute.bytes, value, what);
}

function compareBytes(bytes: Uint8Array, left: Element, right: Element): number {
  return Buffer.compare(bytes.subarray(left.start, left.end), bytes.subarray(right.start, right.end));
}

function escapeValue(value: string): string {
  return value.replace(/[,+"\\<>;=]|^[ #]| $/g, (character) => `\\${character}`);
}
