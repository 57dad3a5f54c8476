import { requireCleanBitString, requireMinimalInteger, requireWellFormedOid } from './der-content.ts';
import type { Element } from './element.ts';
import { Malformation } from './malformation.ts';

/** The tags that certificates use (X.680 §8.6, as encoded by X.690 §8.1.2). */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

const maxDepth = 16;

/**
 * Reads one level of DER, element by element, and refuses everything that is only BER.
 *
 * Limits: 16 levels deep; lengths up to four octets; never reads outside the enclosing element.
 * Fails: throws a {@link Malformation} with the offset of the offending byte.
 * Source: X.690 §8.1.3 and §10 (definite, minimal lengths), §8.3 (minimal integers), §11.
 */
export class DerReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  position: number;
  /** How many levels this one stands below the first. */
  readonly depth: number;

  constructor(bytes: Uint8Array, position = 0, end: number = bytes.length, depth = 0) {
    if (depth > maxDepth) throw new Malformation(`nested more than ${maxDepth} levels deep`, position);
    this.bytes = bytes;
    this.position = position;
    this.end = end;
    this.depth = depth;
  }

  get atEnd(): boolean {
    return this.position === this.end;
  }

  /** The next element's tag, or `undefined` at the end of this level. */
  get tag(): number | undefined {
    return this.position < this.end ? this.bytes[this.position] : undefined;
  }

  /** Reads the next element whatever its tag; `what` names it in the malformation. */
  next(what: string): Element {
    const start = this.position;
    const short = shortElement(this, start);
    if (short) return short;
    if (start + 2 > this.end) throw new Malformation(`${what} is missing or cut off`, start);
    const tag = this.bytes[start] as number;
    if ((tag & 0x1f) === 0x1f) throw new Malformation(`${what} has a multi-byte tag`, start);
    const content = readLength(this, what);
    const end = this.position;
    return { tag, start, content, end };
  }

  /** Reads the next element and requires its tag. */
  expect(tag: number, what: string): Element {
    if (this.tag !== undefined && this.tag !== tag) {
      throw new Malformation(`${what} should have tag ${hex(tag)}, has ${hex(this.tag)}`, this.position);
    }
    return this.next(what);
  }

  /** Reads the next element if it has this tag. */
  optional(tag: number, what: string): Element | undefined {
    return this.tag === tag ? this.next(what) : undefined;
  }

  /** A reader over the content of `element`, one level deeper. */
  into(element: Element): DerReader {
    return new DerReader(this.bytes, element.content, element.end, this.depth + 1);
  }

  /** Requires that nothing is left on this level. */
  finish(what: string): void {
    if (!this.atEnd) throw new Malformation(`${what} is followed by ${this.end - this.position} unexpected bytes`, this.position);
  }

  /** Reads a SEQUENCE and returns a reader over its content. */
  sequence(what: string): DerReader {
    return this.into(this.expect(Tag.sequence, what));
  }

  /** Reads an INTEGER and requires the shortest encoding (X.690 §8.3.2). */
  integer(what: string): Element {
    const element = this.expect(Tag.integer, what);
    requireMinimalInteger(this.bytes, element, what);
    return element;
  }

  /** Reads a BOOLEAN: DER knows 00 and FF only (X.690 §11.1). */
  boolean(what: string): boolean {
    const element = this.expect(Tag.boolean, what);
    const value = this.bytes[element.content];
    if (element.end - element.content !== 1 || (value !== 0x00 && value !== 0xff)) {
      throw new Malformation(`${what} is a boolean other than 00 or ff`, element.start);
    }
    return value === 0xff;
  }

  /** Reads an OBJECT IDENTIFIER; its dotted form is made by `dottedOid`. */
  oid(what: string): Element {
    const element = this.expect(Tag.oid, what);
    requireWellFormedOid(this.bytes, element, what);
    return element;
  }

  /** Reads a BIT STRING; its first content octet, the count of unused bits, is checked (X.690 §8.6.2, §11.2). */
  bitString(what: string): Element {
    const element = this.expect(Tag.bitString, what);
    requireCleanBitString(this.bytes, element, what);
    return element;
  }
}

// Functions, not private methods: those cost every reader a brand, and readers are made by the hundred for a certificate.

/** The element at `start` where one octet holds its length, as it does for most; `undefined` for all others and for faults. */
function shortElement(reader: DerReader, start: number): Element | undefined {
  const { bytes } = reader;
  const tag = bytes[start] as number;
  const length = bytes[start + 1] as number;
  const end = start + 2 + length;
  if (length >= 0x80 || (tag & 0x1f) === 0x1f || !(end <= reader.end)) return undefined;
  reader.position = end;
  return { tag, start, content: start + 2, end };
}

/** Reads the length of the element at the reader's position, and moves on behind it; the offset of its content. */
function readLength(reader: DerReader, what: string): number {
  const { bytes } = reader;
  const at = reader.position + 1;
  const first = bytes[at] as number;
  if (first < 0x80) return span(reader, at + 1, first, what);
  if (first === 0x80) throw new Malformation(`${what} has an indefinite length`, at);
  const count = first & 0x7f;
  if (count > 4) throw new Malformation(`${what} has a length of ${count} octets`, at);
  if (at + 1 + count > reader.end) throw new Malformation(`${what} is cut off inside its length`, at);
  let length = 0;
  for (let i = 1; i <= count; i += 1) length = length * 256 + (bytes[at + i] as number);
  if (length < 0x80 || bytes[at + 1] === 0) throw new Malformation(`${what} has a length that is not minimal`, at);
  return span(reader, at + 1 + count, length, what);
}

function span(reader: DerReader, content: number, length: number, what: string): number {
  if (content + length > reader.end) {
    throw new Malformation(`${what} claims ${length} bytes where ${reader.end - content} are left`, reader.position);
  }
  reader.position = content + length;
  return content;
}

function hex(octet: number): string {
  return `0x${octet.toString(16).padStart(2, '0')}`;
}
