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

/** One tag-length-value: offsets into the bytes that were read. The content is `[content, end)`. */
export interface Element {
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

const maxDepth = 16;
const constructed = 0x20;

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
  readonly #depth: number;

  constructor(bytes: Uint8Array, position = 0, end: number = bytes.length, depth = 0) {
    if (depth > maxDepth) throw new Malformation(`nested more than ${maxDepth} levels deep`, position);
    this.bytes = bytes;
    this.position = position;
    this.end = end;
    this.#depth = depth;
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
    const short = this.#nextShort(start);
    if (short) return short;
    if (start + 2 > this.end) throw new Malformation(`${what} is missing or cut off`, start);
    const tag = this.bytes[start] as number;
    if ((tag & 0x1f) === 0x1f) throw new Malformation(`${what} has a multi-byte tag`, start);
    const content = this.#readLength(what);
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
    return new DerReader(this.bytes, element.content, element.end, this.#depth + 1);
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

  /**
   * Reads what may stand as parameters of an algorithm: nothing, NULL, an object identifier or a structure, which is left as
   * it is. No algorithm of certificates has others.
   */
  parameters(what: string): void {
    if (this.atEnd) return;
    if (this.tag === Tag.oid) {
      this.oid(what);
      return;
    }
    if (this.optional(Tag.sequence, what)) return;
    const { start, content, end } = this.expect(Tag.null, what);
    if (content !== end) throw new Malformation(`${what} has a NULL with content`, start);
  }

  /** Reads a BIT STRING; its first content octet, the count of unused bits, is checked (X.690 §8.6.2, §11.2). */
  bitString(what: string): Element {
    const element = this.expect(Tag.bitString, what);
    requireCleanBitString(this.bytes, element, what);
    return element;
  }

  /** The element at `start` where one octet holds its length, as it does for most; `undefined` for all others and for faults. */
  #nextShort(start: number): Element | undefined {
    const { bytes } = this;
    const tag = bytes[start] as number;
    const end = start + 2 + (bytes[start + 1] as number);
    if ((bytes[start + 1] as number) >= 0x80 || (tag & 0x1f) === 0x1f || !(end <= this.end)) return undefined;
    this.position = end;
    return { tag, start, content: start + 2, end };
  }

  #readLength(what: string): number {
    const at = this.position + 1;
    const first = this.bytes[at] as number;
    if (first < 0x80) return this.#span(at + 1, first, what);
    if (first === 0x80) throw new Malformation(`${what} has an indefinite length`, at);
    const count = first & 0x7f;
    if (count > 4) throw new Malformation(`${what} has a length of ${count} octets`, at);
    if (at + 1 + count > this.end) throw new Malformation(`${what} is cut off inside its length`, at);
    let length = 0;
    for (let i = 1; i <= count; i += 1) length = length * 256 + (this.bytes[at + i] as number);
    if (length < 0x80 || this.bytes[at + 1] === 0) throw new Malformation(`${what} has a length that is not minimal`, at);
    return this.#span(at + 1 + count, length, what);
  }

  #span(content: number, length: number, what: string): number {
    if (content + length > this.end) {
      throw new Malformation(`${what} claims ${length} bytes where ${this.end - content} are left`, this.position);
    }
    this.position = content + length;
    return content;
  }
}

/** Whether an element's tag says that it contains other elements. */
export function isConstructed(element: Element): boolean {
  return (element.tag & constructed) !== 0;
}

/** The dotted form of an OBJECT IDENTIFIER's content, for instance `2.5.4.3`. */
export function dottedOid(bytes: Uint8Array, { content, end }: Element): string {
  // Most are attribute types (2.5.4) and extensions (2.5.29) of X.500.
  if (end - content === 3 && bytes[content] === 0x55) {
    const [third = 0x80, fourth = 0x80] = [bytes[content + 1], bytes[content + 2]];
    if (third < 0x80 && fourth < 0x80) return `2.5.${third}.${fourth}`;
  }
  let dotted = '';
  let arc = 0;
  for (let i = content; i < end; i += 1) {
    const octet = bytes[i] as number;
    arc = arc * 128 + (octet & 0x7f);
    if (!Number.isSafeInteger(arc)) return longDottedOid(bytes, content, end);
    if (octet & 0x80) continue;
    dotted = dotted === '' ? firstArcs(arc) : `${dotted}.${arc}`;
    arc = 0;
  }
  return dotted;
}

/** The same for arcs above 2^53, such as those made of UUIDs. */
function longDottedOid(bytes: Uint8Array, content: number, end: number): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of bytes.subarray(content, end)) {
    arc = arc * 128n + BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

/** The first octets of an object identifier hold two arcs (X.690 §8.19.4). */
function firstArcs(arc: number): string {
  const root = Math.min(2, Math.floor(arc / 40));
  return `${root}.${arc - root * 40}`;
}

function requireMinimalInteger(bytes: Uint8Array, { start, content, end }: Element, what: string): void {
  const length = end - content;
  if (length === 0) throw new Malformation(`${what} is an integer without content`, start);
  if (length === 1) return;
  const first = bytes[content] as number;
  const secondIsHigh = ((bytes[content + 1] as number) & 0x80) !== 0;
  if ((first === 0x00 && !secondIsHigh) || (first === 0xff && secondIsHigh)) {
    throw new Malformation(`${what} is an integer with a superfluous leading octet`, content);
  }
}

function requireWellFormedOid(bytes: Uint8Array, { start, content, end }: Element, what: string): void {
  if (content === end) throw new Malformation(`${what} is an empty object identifier`, start);
  let isArcStart = true;
  for (let i = content; i < end; i += 1) {
    const octet = bytes[i] as number;
    if (isArcStart && octet === 0x80) throw new Malformation(`${what} has an object identifier with a padded arc`, i);
    isArcStart = (octet & 0x80) === 0;
  }
  if (!isArcStart) throw new Malformation(`${what} has an object identifier that is cut off`, end - 1);
}

/** Requires what X.690 §8.6.2 and §11.2 say of a BIT STRING's content. */
export function requireCleanBitString(bytes: Uint8Array, { start, content, end }: Element, what: string): void {
  if (content === end) throw new Malformation(`${what} is a bit string without content`, start);
  const unused = bytes[content] as number;
  if (unused > 7 || (unused > 0 && end - content === 1)) {
    throw new Malformation(`${what} is a bit string with ${unused} unused bits`, content);
  }
  if (unused > 0 && ((bytes[end - 1] as number) & ((1 << unused) - 1)) !== 0) {
    throw new Malformation(`${what} is a bit string whose unused bits are not zero`, end - 1);
  }
}

function hex(octet: number): string {
  return `0x${octet.toString(16).padStart(2, '0')}`;
}
