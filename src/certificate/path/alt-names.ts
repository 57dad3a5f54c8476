import type { Certificate } from '../certificate.ts';
import type { DerReader } from '../der/der.ts';
import { dottedOid, requireWellFormedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { comparableName } from '../name/comparable-name.ts';
import { NameKind } from '../name/general-name.ts';
import { readName } from '../name/name.ts';
import { ExtensionOid } from '../oids.ts';
import { readTolerantName } from '../tolerant-layout.ts';
import { extensionValue } from './extension-value.ts';

/** A name as OpenSSL compares it: of a holder, or the base of a subtree of name constraints. */
export interface PathName {
  readonly kind: 'dns' | 'ip' | 'directory' | 'email' | 'uri' | 'other' | 'registered' | 'x400' | 'edi-party';
  /**
   * Of `dns`, `email` and `uri` the octets as Latin-1; of `directory` the comparable name; of `other` the object identifier of
   * its type; of all others nothing.
   */
  readonly text: string;
  /** The text with its ASCII letters in lower case. */
  readonly folded: string;
  /** The content: of `ip` the address. */
  readonly octets: Uint8Array;
}

/** Mail addresses that are not ASCII. Source: RFC 9598 §3. */
export const internationalMailOid = '1.3.6.1.5.5.7.8.9';

const kinds: ReadonlyMap<number, PathName['kind']> = new Map([
  [NameKind.other, 'other'],
  [NameKind.email, 'email'],
  [NameKind.dns, 'dns'],
  [NameKind.x400, 'x400'],
  [NameKind.directory, 'directory'],
  [NameKind.ediParty, 'edi-party'],
  [NameKind.uri, 'uri'],
  [NameKind.ip, 'ip'],
  [NameKind.registeredId, 'registered'],
]);

/** Tags of the types that a DirectoryString may be of: Teletex, Printable, Universal, UTF-8, BMP. */
const directoryStrings: ReadonlySet<number> = new Set([0x14, 0x13, 0x1c, 0x0c, 0x1e]);

const cached = new WeakMap<Certificate, readonly PathName[]>();

/** The names of the subject alternative name of a certificate; none where it has none. */
export function altNamesOf(certificate: Certificate): readonly PathName[] {
  const known = cached.get(certificate);
  if (known) return known;
  const names = extensionValue(certificate, ExtensionOid.subjectAltName, readAltNames) ?? [];
  cached.set(certificate, names);
  return names;
}

/** Reads GeneralNames as OpenSSL does: the octets of each name may be any, its kind not. Source: RFC 5280 §4.2.1.6. */
export function readAltNames(reader: DerReader): readonly PathName[] {
  const list = reader.sequence('subject alternative name');
  const names: PathName[] = [];
  while (!list.atEnd) names.push(readPathName(list));
  return names;
}

/** Reads one GeneralName. */
export function readPathName(list: DerReader): PathName {
  const element = list.next('name');
  const kind = kinds.get(element.tag);
  if (!kind) throw new Malformation('name of unknown kind', element.start);
  const octets = list.bytes.subarray(element.content, element.end);
  return pathName(kind, textOf(kind, list, element, octets), octets);
}

/** A name of a kind. */
export function pathName(kind: PathName['kind'], text: string, octets: Uint8Array = new Uint8Array()): PathName {
  return { kind, text, folded: foldCase(text), octets };
}

/** A text in lower case. ASCII alone: other letters have no case here. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function textOf(kind: PathName['kind'], list: DerReader, element: Element, octets: Uint8Array): string {
  if (kind === 'dns' || kind === 'email' || kind === 'uri') return latin1(octets);
  if (kind === 'directory') {
    readTolerantName(list.into(element));
    return comparableName(readName(list.into(element)));
  }
  if (kind === 'edi-party') checkPartyName(list.into(element));
  if (kind === 'registered') requireWellFormedOid(list.bytes, element, 'registered name');
  return kind === 'other' ? typeOf(list.into(element)) : '';
}

/** The object identifier of the type of an other name, whose value may be any. */
function typeOf(fields: DerReader): string {
  const type = fields.oid('other name');
  const value = fields.into(fields.expect(0xa0, 'other name'));
  value.next('other name');
  value.finish('other name');
  fields.finish('other name');
  return dottedOid(fields.bytes, type);
}

/** Who assigned the name, and the name. */
function checkPartyName(fields: DerReader): void {
  const what = 'EDI party name';
  for (const part of [fields.optional(0xa0, what), fields.expect(0xa1, what)]) {
    const text = part && fields.into(part);
    if (text && !directoryStrings.has(text.next(what).tag)) throw new Malformation(`${what} is no text`, text.position);
    text?.finish(what);
  }
  fields.finish(what);
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
}
