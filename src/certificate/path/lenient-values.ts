import { type DerReader, Tag } from '../der/der.ts';
import { requireMinimalInteger } from '../der/der-content.ts';
import { Malformation } from '../der/malformation.ts';
import type { BasicConstraints } from '../extensions/basic-constraints.ts';

// Values of extensions as OpenSSL reads them, which is laxer than the standard has them. What stands behind a value is overlooked.

/** Reads BasicConstraints: every octet but 00 says "CA", and a path length of more than eight octets sets no limit. */
export function readLimits(reader: DerReader): BasicConstraints {
  const what = 'basic constraints';
  const fields = reader.sequence(what);
  const flag = fields.optional(Tag.boolean, what);
  if (flag && flag.end - flag.content !== 1) throw new Malformation(`${what} have a flag of more or less than one octet`, flag.start);
  const limit = fields.optional(Tag.integer, what);
  if (limit) requireMinimalInteger(fields.bytes, limit, what);
  fields.finish(what);
  return {
    isCa: flag !== undefined && fields.bytes[flag.content] !== 0,
    pathLength: limit && countOf(fields.bytes.subarray(limit.content, limit.end), limit.start),
  };
}

/** Reads the first sixteen bits of a BIT STRING, the first in front; unused ones may be set. */
export function readBits(reader: DerReader): number {
  const { bytes, start, content, end } = { bytes: reader.bytes, ...reader.expect(Tag.bitString, 'bit string') };
  const unused = bytes[content] ?? 8;
  if (content === end || unused > 7) throw new Malformation('bit string without a count of unused bits', start);
  const octet = (at: number): number => (at < end ? (bytes[at] as number) & (at === end - 1 ? 0xff << unused : 0xff) : 0);
  return (octet(content + 1) << 8) | octet(content + 2);
}

/** Reads KeyUsage, in which one bit at least has to be set. */
export function readUsage(reader: DerReader): number {
  const bits = readBits(reader);
  if (bits === 0) throw new Malformation('key usage has no bit set', reader.position);
  return bits;
}

/** Reads SubjectKeyIdentifier into hexadecimal digits. */
export function readKeyId(reader: DerReader): string {
  const { content, end } = reader.expect(Tag.octetString, 'subject key identifier');
  return Buffer.from(reader.bytes.subarray(content, end)).toString('hex');
}

function countOf(octets: Uint8Array, at: number): number | undefined {
  if ((octets[0] as number) & 0x80) throw new Malformation('path length is negative', at);
  return octets.length > 8 ? undefined : octets.reduce((value, octet) => value * 256 + octet, 0);
}
