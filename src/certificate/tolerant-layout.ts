import { DerReader, Tag } from './der/der.ts';
import { dottedOid } from './der/der-content.ts';
import type { Element } from './der/element.ts';
import { Malformation } from './der/malformation.ts';
import { checkValue, type Extension } from './extensions/extension.ts';
import type { Layout } from './layout.ts';
import { requireUtf8 } from './name/text.ts';
import { readTime } from './time.ts';
import { type Departures, noDepartures } from './tolerated.ts';

/** Where the parts of a certificate stand that OpenSSL takes, and in what it departs from the standard. */
export interface TolerantLayout {
  readonly layout: Layout;
  readonly departures: Departures;
}

/** Walks the DER of a certificate as far as OpenSSL does. Fails: throws a {@link Malformation} where that does not do either. */
export function readTolerantLayout(der: Uint8Array, first: Malformation): TolerantLayout {
  const file = new DerReader(der);
  const certificate = file.sequence('certificate');
  file.finish('certificate');
  const signed = certificate.expect(Tag.sequence, 'to-be-signed certificate');
  const tbs = certificate.into(signed);
  const version = readVersion(tbs);
  const serialNumber = tbs.integer('serial number');
  const algorithm = tbs.expect(Tag.sequence, 'signature algorithm');
  const issuer = readTolerantName(tbs);
  const { notBefore, notAfter, unreadableTimes } = readValidity(tbs.sequence('validity'));
  const subject = readTolerantName(tbs);
  const publicKeyInfo = tbs.expect(Tag.sequence, 'subject public key info');
  for (const tag of [0x81, 0x82]) tbs.optional(tag, 'unique identifier');
  const { kept, malformed, duplicates, malformations } = readExtensions(tbs);
  const outer = certificate.expect(Tag.sequence, 'outer signature algorithm');
  const signature = certificate.expect(Tag.bitString, 'signature');
  if (signature.content === signature.end) throw new Malformation('signature is empty', signature.start);
  const hasTwoSignatureAlgorithms = Buffer.compare(octets(der, algorithm), octets(der, outer)) !== 0;
  return {
    layout: { signed, version, serialNumber, algorithm, issuer, notBefore, notAfter, subject, publicKeyInfo, extensions: kept, signature },
    departures: {
      ...noDepartures,
      malformations: malformations.some(({ byte }) => byte === first.byte) ? malformations : [first, ...malformations],
      extensions: malformed,
      duplicates,
      hasTwoSignatureAlgorithms,
      unreadableTimes,
    },
  };
}

/** OpenSSL takes any number; those that it has no rules for count as the last. */
function readVersion(tbs: DerReader): 1 | 2 | 3 {
  const tagged = tbs.optional(0xa0, 'version');
  if (!tagged) return 1;
  const { content } = tbs.into(tagged).integer('version');
  const value = tbs.bytes[content];
  if (value === 0) return 1;
  return value === 1 ? 2 : 3;
}

/** Requires the structure of a Name, and of its texts that they can be decoded: as OpenSSL does. */
export function readTolerantName(tbs: DerReader): Element {
  const name = tbs.expect(Tag.sequence, 'name');
  const sets = tbs.into(name);
  while (!sets.atEnd) {
    const set = sets.into(sets.expect(Tag.set, 'name'));
    while (!set.atEnd) readAttribute(set.sequence('name'));
  }
  return name;
}

function readAttribute(attribute: DerReader): void {
  attribute.oid('name');
  const { tag, start, content, end } = attribute.next('name');
  attribute.finish('name');
  if (tag === Tag.utf8String) requireUtf8(attribute.bytes, { tag, start, content, end }, 'name');
  if (tag === Tag.bmpString && (end - content) % 2 !== 0) throw new Malformation('BMPString of odd length', start);
  if (tag === Tag.universalString && (end - content) % 4 !== 0) throw new Malformation('UniversalString of odd length', start);
}

/** A time that OpenSSL cannot compare is none: it stands for the beginning of 1970, and is told. */
function readValidity(validity: DerReader): Pick<Layout, 'notBefore' | 'notAfter'> & Pick<Departures, 'unreadableTimes'> {
  const [notBefore, notAfter] = [timeOf(validity), timeOf(validity)];
  const unreadableTimes = (['notBefore', 'notAfter'] as const).filter((_, i) => [notBefore, notAfter][i] === undefined);
  return { notBefore: notBefore ?? 0, notAfter: notAfter ?? 0, unreadableTimes };
}

function timeOf(validity: DerReader): number | undefined {
  const { start, end } = validity.next('time');
  try {
    return readTime(new DerReader(validity.bytes, start, end), 'time');
  } catch (error) {
    if (error instanceof Malformation) return undefined;
    throw error;
  }
}

interface TolerantExtensions {
  readonly kept: Extension[];
  readonly malformed: Extension[];
  readonly duplicates: string[];
  readonly malformations: Malformation[];
}

function readExtensions(tbs: DerReader): TolerantExtensions {
  const found: TolerantExtensions = { kept: [], malformed: [], duplicates: [], malformations: [] };
  const tagged = tbs.optional(0xa3, 'extensions');
  tbs.finish('to-be-signed certificate');
  if (!tagged) return found;
  const list = tbs.into(tagged).sequence('extensions');
  const seen = new Set<string>();
  while (!list.atEnd) {
    const whole = list.expect(Tag.sequence, 'extension');
    const extension = readExtension(list.into(whole), whole);
    if (seen.has(extension.oid)) found.duplicates.push(extension.oid);
    else sortIn(found, list.bytes, extension);
    seen.add(extension.oid);
  }
  return found;
}

function readExtension(reader: DerReader, whole: Element): Extension {
  const oid = dottedOid(reader.bytes, reader.oid('extension identifier'));
  const flag = reader.optional(Tag.boolean, 'critical flag of an extension');
  const value = reader.expect(Tag.octetString, 'value of an extension');
  reader.finish('extension');
  return { oid, isCritical: flag !== undefined && reader.bytes[flag.content] !== 0, value, whole };
}

function sortIn({ kept, malformed, malformations }: TolerantExtensions, bytes: Uint8Array, extension: Extension): void {
  try {
    checkValue(bytes, extension);
    kept.push(extension);
  } catch (error) {
    if (!(error instanceof Malformation)) throw error;
    malformed.push(extension);
    malformations.push(error);
  }
}

function octets(bytes: Uint8Array, { start, end }: Element): Uint8Array {
  return bytes.subarray(start, end);
}
