import { type DerReader, Tag } from './der.ts';
import { dottedOid, requireCleanBitString } from './der-content.ts';
import type { Element } from './element.ts';
import { Malformation } from './malformation.ts';
import { attributeNames } from './oids.ts';

/** One attribute of a distinguished name. */
export interface NameAttribute {
  /** Short name such as `CN` or `O`, or the dotted OID where there is none. */
  readonly type: string;
  readonly value: string;
}

/** A distinguished name: relative names in encoded order, each of one or more attributes. */
export type Name = readonly (readonly NameAttribute[])[];

/**
 * Walks a Name and refuses what is not one: empty sets, wrong string types, text that its type cannot hold.
 * Source: RFC 5280 §4.1.2.4; X.690 §11.6 for the order inside a set.
 */
export function checkName(reader: DerReader, what: string): Element {
  const element = reader.expect(Tag.sequence, what);
  const sets = reader.into(element);
  while (!sets.atEnd) {
    const set = sets.into(sets.expect(Tag.set, what));
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
  return element;
}

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
      attributes.push({ type: attributeNames[oid] ?? oid, value: decodeText(attribute.bytes, attribute.next('attribute value')) });
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

/** The string types that OpenSSL takes in a name; any other makes it refuse the certificate. */
const nameStrings: ReadonlySet<number> = new Set([
  Tag.utf8String,
  Tag.printableString,
  Tag.ia5String,
  Tag.teletexString,
  Tag.bmpString,
  Tag.numericString,
  Tag.universalString,
  Tag.bitString,
]);

function checkText(bytes: Uint8Array, { tag, start, content, end }: Element, what: string): void {
  if (!nameStrings.has(tag)) throw new Malformation(`${what} has an attribute value that is no string`, start);
  const length = end - content;
  if (tag === Tag.utf8String && !isUtf8(bytes, content, end)) {
    throw new Malformation(`${what} has a UTF8String that is not UTF-8`, content);
  }
  if (tag === Tag.bmpString && length % 2 !== 0) throw new Malformation(`${what} has a BMPString of odd length`, content);
  if (tag === Tag.bitString) requireCleanBitString(bytes, { tag, start, content, end }, what);
  if (tag === Tag.universalString && length % 4 !== 0) {
    throw new Malformation(`${what} has a UniversalString whose length is not a multiple of four`, content);
  }
  if (tag === Tag.bmpString || tag === Tag.universalString) checkWideText(bytes, { tag, start, content, end }, what);
  if (tag === Tag.printableString || tag === Tag.ia5String || tag === Tag.numericString) {
    const at = firstNonAscii(bytes, content, end);
    if (at !== -1) throw new Malformation(`${what} has an ASCII string with an octet above 7f`, at);
  }
}

/** Characters of two or four octets: surrogates are none, nor is what lies behind the last one. */
function checkWideText(bytes: Uint8Array, { tag, content, end }: Element, what: string): void {
  const width = tag === Tag.bmpString ? 2 : 4;
  for (let at = content; at < end; at += width) {
    const codePoint = Buffer.from(bytes.buffer, bytes.byteOffset + at, width).readUIntBE(0, width);
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff))
      throw new Malformation(`${what} has text that is no Unicode`, at);
  }
}

function firstNonAscii(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i += 1) if ((bytes[i] as number) > 0x7f) return i;
  return -1;
}

function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  if (firstNonAscii(bytes, from, to) === -1) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
    return true;
  } catch {
    return false;
  }
}

function decodeText(bytes: Uint8Array, { tag, content, end }: Element): string {
  const octets = Buffer.from(bytes.buffer, bytes.byteOffset + content, end - content);
  switch (tag) {
    case Tag.utf8String:
      return octets.toString('utf8');
    case Tag.bmpString:
      return Buffer.from(octets).swap16().toString('utf16le');
    case Tag.universalString:
      return decodeUtf32(octets);
    case Tag.printableString:
    case Tag.ia5String:
    case Tag.numericString:
    case Tag.teletexString:
      return octets.toString('latin1');
    default:
      return `#${Buffer.from(bytes.buffer, bytes.byteOffset + content, end - content).toString('hex')}`;
  }
}

function decodeUtf32(octets: Buffer): string {
  let text = '';
  for (let i = 0; i < octets.length; i += 4) {
    const codePoint = octets.readUInt32BE(i);
    text += codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\u{fffd}';
  }
  return text;
}

function compareBytes(bytes: Uint8Array, left: Element, right: Element): number {
  return Buffer.compare(bytes.subarray(left.start, left.end), bytes.subarray(right.start, right.end));
}

function escapeValue(value: string): string {
  return value.replace(/[,+"\\<>;=]|^[ #]| $/g, (character) => `\\${character}`);
}
