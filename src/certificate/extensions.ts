import { DerReader, Tag } from './der.ts';
import { dottedOid } from './der-content.ts';
import { type Element, isConstructed } from './element.ts';
import { Malformation } from './malformation.ts';
import { ExtensionOid } from './oids.ts';

/** One extension as encoded: the value is the content of its OCTET STRING. */
export interface Extension {
  readonly oid: string;
  readonly isCritical: boolean;
  readonly value: Element;
  /** The extension with its identifier and flag. */
  readonly whole: Element;
}

/** Source: RFC 5280 §4.2.1.9. */
export interface BasicConstraints {
  readonly isCa: boolean;
  /** How many intermediates may stand below this CA; `undefined` sets no limit. */
  readonly pathLength: number | undefined;
}

const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** A purpose of a key. Source: RFC 5280 §4.2.1.3. */
export type KeyUsage = (typeof keyUsageNames)[number];

/**
 * Reads the list of extensions and decodes each one that is known here, so that a malformed one is found now.
 * Fails: a duplicate, an explicit `critical FALSE`, a malformed value.
 */
export function readExtensions(list: DerReader): readonly Extension[] {
  const extensions: Extension[] = [];
  while (!list.atEnd) {
    const at = list.position;
    const whole = list.expect(Tag.sequence, 'extension');
    const extension = readExtension(list.into(whole), whole);
    if (extensions.some(({ oid }) => oid === extension.oid)) throw new Malformation(`extension ${extension.oid} occurs twice`, at);
    decoders.get(extension.oid)?.(new DerReader(list.bytes, extension.value.content, extension.value.end));
    extensions.push(extension);
  }
  return extensions;
}

function readExtension(reader: DerReader, whole: Element): Extension {
  const oid = dottedOid(reader.bytes, reader.oid('extension identifier'));
  const at = reader.position;
  const isCritical = reader.tag === Tag.boolean && reader.boolean('critical flag of an extension');
  if (reader.position !== at && !isCritical) throw new Malformation(`extension ${oid} encodes the default of its critical flag`, at);
  const value = reader.expect(Tag.octetString, 'value of an extension');
  reader.finish('extension');
  return { oid, isCritical, value, whole };
}

/** Decodes BasicConstraints. */
export function readBasicConstraints(reader: DerReader): BasicConstraints {
  const fields = reader.sequence('basic constraints');
  reader.finish('basic constraints');
  const isCa = fields.tag === Tag.boolean && fields.boolean('basic constraints CA flag');
  const pathLength = fields.atEnd ? undefined : smallInteger(fields, 'path length');
  fields.finish('basic constraints');
  return { isCa, pathLength };
}

/** Decodes KeyUsage into the names of its bits. */
export function readKeyUsage(reader: DerReader): readonly KeyUsage[] {
  const bits = reader.bitString('key usage');
  reader.finish('key usage');
  return keyUsageNames.filter((_, bit) => {
    const octet = reader.bytes[bits.content + 1 + (bit >> 3)];
    return bits.content + 1 + (bit >> 3) < bits.end && ((octet as number) & (0x80 >> (bit & 7))) !== 0;
  });
}

/** Decodes ExtendedKeyUsage into the elements of its object identifiers. */
export function readExtendedKeyUsage(reader: DerReader): readonly Element[] {
  const purposes = reader.sequence('extended key usage');
  reader.finish('extended key usage');
  if (purposes.atEnd) throw new Malformation('extended key usage is empty', purposes.position);
  const oids: Element[] = [];
  while (!purposes.atEnd) oids.push(purposes.oid('extended key usage'));
  return oids;
}

/** Decodes SubjectKeyIdentifier into its octets. */
export function readSubjectKeyIdentifier(reader: DerReader): Element {
  const identifier = reader.expect(Tag.octetString, 'subject key identifier');
  reader.finish('subject key identifier');
  return identifier;
}

/** Decodes the key identifier of AuthorityKeyIdentifier into its octets; `undefined` where it names only issuer and serial. */
export function readAuthorityKeyIdentifier(reader: DerReader): Element | undefined {
  const fields = reader.sequence('authority key identifier');
  reader.finish('authority key identifier');
  const identifier = fields.optional(0x80, 'authority key identifier');
  while (!fields.atEnd) fields.next('authority key identifier');
  return identifier;
}

/** Decodes SubjectAltName into the elements of its names. */
export function readSubjectAltName(reader: DerReader): readonly Element[] {
  const names = reader.sequence('subject alternative name');
  reader.finish('subject alternative name');
  const elements: Element[] = [];
  while (!names.atEnd) {
    const name = names.next('subject alternative name');
    if (isConstructed(name)) names.into(name).next('subject alternative name');
    elements.push(name);
  }
  return elements;
}

/** `DNS:gate.example` or `IP:10.0.0.1` for a name of SubjectAltName; `undefined` for names of other kinds. */
export function altNameText(bytes: Uint8Array, { tag, content, end }: Element): string | undefined {
  const octets = bytes.subarray(content, end);
  if (tag === 0x82) return `DNS:${Buffer.from(octets).toString('latin1')}`;
  return tag === 0x87 ? `IP:${addressText(octets)}` : undefined;
}

const decoders: ReadonlyMap<string, (reader: DerReader) => unknown> = new Map<string, (reader: DerReader) => unknown>([
  [ExtensionOid.basicConstraints, readBasicConstraints],
  [ExtensionOid.keyUsage, readKeyUsage],
  [ExtensionOid.extendedKeyUsage, readExtendedKeyUsage],
  [ExtensionOid.subjectKeyIdentifier, readSubjectKeyIdentifier],
  [ExtensionOid.authorityKeyIdentifier, readAuthorityKeyIdentifier],
  [ExtensionOid.subjectAltName, readSubjectAltName],
]);

function smallInteger(reader: DerReader, what: string): number {
  const { start, content, end } = reader.integer(what);
  const first = reader.bytes[content] as number;
  if (first & 0x80) throw new Malformation(`${what} is negative`, start);
  if (end - content > 4) throw new Malformation(`${what} is too large`, start);
  let value = 0;
  for (let i = content; i < end; i += 1) value = value * 256 + (reader.bytes[i] as number);
  return value;
}

function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  if (octets.length !== 16) return `#${Buffer.from(octets).toString('hex')}`;
  const groups = Array.from({ length: octets.length >> 1 }, (_, i) =>
    (((octets[i * 2] as number) << 8) | (octets[i * 2 + 1] as number)).toString(16),
  );
  return groups.join(':');
}
