import { readAnyValue } from '../der/any-value.ts';
import { type DerReader, Tag } from '../der/der.ts';
import { requireWellFormedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { membersOf } from '../der/sequence-of.ts';
import { checkName } from './name.ts';
import { checkText, requireAscii, requireUtf8 } from './text.ts';

/** The tags of the kinds of GeneralName. Source: RFC 5280 §4.2.1.6. */
export const NameKind = {
  other: 0xa0,
  email: 0x81,
  dns: 0x82,
  x400: 0xa3,
  directory: 0xa4,
  ediParty: 0xa5,
  uri: 0x86,
  ip: 0x87,
  registeredId: 0x88,
} as const;

/** What differs from one place to another in which names stand. */
export interface NameRules {
  /** How many octets an address of either family has. */
  readonly addressOctets: readonly [v4: number, v6: number];
  /** What a host, a URI or an address for mail is written in. */
  readonly requireText: (bytes: Uint8Array, name: Element, what: string) => void;
}

/** Of the names of a holder. */
export const holderNames: NameRules = { addressOctets: [4, 16], requireText: requireAscii };

/** Of all other names, such as the places of lists of CRLs: they are ASCII by the book, but UTF-8 is taken everywhere. */
const otherNames: NameRules = { addressOctets: [4, 16], requireText: requireUtf8 };

/**
 * Reads one GeneralName: its tag, and the whole content of every kind but X.400 addresses, which nobody uses.
 * Source: RFC 5280 §4.2.1.6.
 */
export function readGeneralName(list: DerReader, what: string, rules: NameRules = otherNames): Element {
  const name = list.next(what);
  switch (name.tag) {
    case NameKind.dns:
    case NameKind.uri:
    case NameKind.email:
      rules.requireText(list.bytes, name, what);
      break;
    case NameKind.ip:
      requireAddress(name, what, rules.addressOctets);
      break;
    case NameKind.directory:
      checkWhole(list.into(name), what, checkName);
      break;
    case NameKind.other:
      checkWhole(list.into(name), what, readOtherName);
      break;
    case NameKind.ediParty:
      checkWhole(list.into(name), what, readEdiPartyName);
      break;
    case NameKind.registeredId:
      requireWellFormedOid(list.bytes, name, what);
      break;
    case NameKind.x400:
      break;
    default:
      throw new Malformation(`${what} has a name of unknown kind, tag 0x${name.tag.toString(16).padStart(2, '0')}`, name.start);
  }
  return name;
}

/** Reads the names of a GeneralNames whose own tag has been read; it may be empty. */
export function readGeneralNames(list: DerReader, what: string, rules: NameRules = otherNames): readonly Element[] {
  return membersOf(list, what, () => readGeneralName(list, what, rules));
}

function requireAddress({ start, content, end }: Element, what: string, [v4, v6]: NameRules['addressOctets']): void {
  const length = end - content;
  if (length !== v4 && length !== v6) throw new Malformation(`${what} has an IP address of ${length} octets, not ${v4} or ${v6}`, start);
}

function checkWhole(content: DerReader, what: string, read: (content: DerReader, what: string) => unknown): void {
  read(content, what);
  content.finish(what);
}

/** The identifier of a kind of name, and a name of this kind in an explicit tag. */
function readOtherName(fields: DerReader, what: string): void {
  fields.oid(what);
  checkWhole(fields.into(fields.expect(0xa0, what)), what, readAnyValue);
}

/** A party, behind the one that named it where that is said; DirectoryString is a CHOICE, so its tags are explicit. */
function readEdiPartyName(fields: DerReader, what: string): void {
  const assigner = fields.optional(0xa0, what);
  if (assigner) checkWhole(fields.into(assigner), what, readDirectoryString);
  checkWhole(fields.into(fields.expect(0xa1, what)), what, readDirectoryString);
}

function readDirectoryString(reader: DerReader, what: string): void {
  const text = reader.next(what);
  if (text.tag === Tag.bitString) throw new Malformation(`${what} has a BIT STRING in the place of text`, text.start);
  checkText(reader.bytes, text, what);
}
