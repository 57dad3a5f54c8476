import { DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { formats } from './index.ts';

/** One extension as encoded: the value is the content of its OCTET STRING. */
export interface Extension {
  readonly oid: string;
  readonly isCritical: boolean;
  readonly value: Element;
  /** The extension with its identifier and flag. */
  readonly whole: Element;
}

/**
 * Reads the list of extensions and decodes each one that is known here, so that a malformed one is found now.
 * Fails: a duplicate, an explicit `critical FALSE`, a malformed value.
 * Source: RFC 5280 §4.1.2.9, §4.2.
 */
export function readExtensions(list: DerReader): readonly Extension[] {
  const extensions: Extension[] = [];
  const seen = new Set<string>();
  while (!list.atEnd) {
    const at = list.position;
    const whole = list.expect(Tag.sequence, 'extension');
    const extension = readExtension(list.into(whole), whole);
    if (seen.has(extension.oid)) throw new Malformation(`extension ${extension.oid} occurs twice`, at);
    seen.add(extension.oid);
    checkValue(list.bytes, extension);
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

/** Decodes the value of an extension that is known here; of one that is not it may be any octets. */
export function checkValue(bytes: Uint8Array, { oid, value }: Extension): void {
  const format = formats.get(oid);
  if (!format) return;
  const reader = new DerReader(bytes, value.content, value.end);
  format.check(reader, format.name);
  reader.finish(format.name);
}
