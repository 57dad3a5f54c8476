import { Tag } from '../../../certificate/der/der.ts';
import { dottedOid } from '../../../certificate/der/der-content.ts';
import { type Element, isConstructed } from '../../../certificate/der/element.ts';
import type { RefusalId } from '../../refusal.ts';
import { berEnd, type Elements } from './ber-end.ts';
import { berHeader } from './ber-header.ts';
import { Unreadable } from './unreadable.ts';

/** A value of BER. The content is `[content, end)`; behind an indefinite length two octets more belong to the value. */
export interface BerElement extends Element {
  /** Offset behind the whole value. */
  readonly after: number;
}

interface Level {
  readonly bytes: Uint8Array;
  /** What the offsets are told of: ` of the decrypted contents`; empty for the file. */
  readonly place: string;
  readonly elements: Elements;
  readonly depth: number;
}

const maxDepth = 32;
const maxElements = 250_000;

/**
 * Reads one level of BER, value by value, with definite and indefinite lengths, and keeps the offsets: what is taken out of a
 * container is never encoded again.
 *
 * Limits: 32 levels deep; 250,000 values in all; never reads outside the enclosing value.
 * Fails: throws {@link Unreadable} with the offset of the value.
 * Source: X.690 §8.1; §8.7 (strings in pieces).
 */
export class BerReader {
  readonly #level: Level;
  readonly #end: number;
  #position: number;

  private constructor(level: Level, position: number, end: number) {
    this.#level = level;
    this.#position = position;
    this.#end = end;
  }

  /** A reader of a whole file. */
  static of(bytes: Uint8Array): BerReader {
    return new BerReader({ bytes, place: '', elements: { left: maxElements }, depth: 0 }, 0, bytes.length);
  }

  /** A reader of other octets that came out of this file, named by `place`; both share their limits. */
  over(bytes: Uint8Array, place: string): BerReader {
    return new BerReader({ ...this.#level, bytes, place: ` of ${place}` }, 0, bytes.length);
  }

  get atEnd(): boolean {
    return this.#position === this.#end;
  }

  /** The next value's tag, or `undefined` at the end of this level. */
  get tag(): number | undefined {
    return this.atEnd ? undefined : this.#level.bytes[this.#position];
  }

  /** Reads the next value whatever its tag; `what` names it in the error. */
  next(what: string): BerElement {
    const { bytes, elements } = this.#level;
    if (this.atEnd) throw this.fault(`${what} is missing`);
    const header = berHeader(bytes, this.#position, this.#end);
    if (!header) throw this.fault(`${what} is cut off or no BER`);
    const end = header.end ?? berEnd(bytes, header.content, this.#end, elements);
    if (end === undefined) throw this.fault(`${what} has no end, or is nested too deeply`);
    if (end > this.#end) throw this.fault(`${what} claims ${end - header.content} bytes where ${this.#end - header.content} are left`);
    elements.left -= 1;
    if (elements.left < 0) throw this.fault(`there are more than ${maxElements} values`);
    const start = this.#position;
    this.#position = header.end === undefined ? end + 2 : end;
    return { tag: header.tag, start, content: header.content, end, after: this.#position };
  }

  /** Reads the next value and requires its tag. */
  expect(tag: number, what: string): BerElement {
    if (this.tag !== undefined && this.tag !== tag) throw this.fault(`${what} should have tag ${hex(tag)}, has ${hex(this.tag)}`);
    return this.next(what);
  }

  /** Reads the next value if it has this tag. */
  optional(tag: number, what: string): BerElement | undefined {
    return this.tag === tag ? this.next(what) : undefined;
  }

  /** A reader over the content of `element`, one level deeper. */
  into({ content, end, start }: BerElement): BerReader {
    const depth = this.#level.depth + 1;
    if (depth > maxDepth) throw this.fault(`nested more than ${maxDepth} levels deep`, start);
    return new BerReader({ ...this.#level, depth }, content, end);
  }

  /** Reads a SEQUENCE, or a value with another tag that is used like one, and returns a reader over its content. */
  sequence(what: string, tag: number = Tag.sequence): BerReader {
    return this.into(this.expect(tag, what));
  }

  /** The dotted form of an OBJECT IDENTIFIER. */
  oid(what: string): string {
    return dottedOid(this.#level.bytes, this.expect(Tag.oid, what));
  }

  /** An INTEGER; infinite where it has more than six octets. */
  integer(what: string): number {
    const { start, content, end } = this.expect(Tag.integer, what);
    const first = this.#level.bytes[content];
    if (first === undefined || content === end) throw this.fault(`${what} is an integer without content`, start);
    if (end - content > 6) return first < 0x80 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return Buffer.from(this.#level.bytes.subarray(content, end)).readIntBE(0, end - content);
  }

  /** The octets of an OCTET STRING, whole or in pieces. */
  octetString(what: string): Uint8Array {
    return this.octets(this.#octetStringElement(what));
  }

  /** The octets of a value that is tagged as an OCTET STRING implicitly. */
  octets(element: BerElement): Uint8Array {
    return isConstructed(element) ? Buffer.concat(this.#pieces(element)) : this.#level.bytes.subarray(element.content, element.end);
  }

  /** The octets of a value with its tag and length, as they stand in the file. */
  whole({ start, after }: BerElement): Uint8Array {
    return this.#level.bytes.subarray(start, after);
  }

  /** Requires that nothing is left on this level. */
  finish(what: string): void {
    if (!this.atEnd) throw this.fault(`${what} is followed by ${this.#end - this.#position} unexpected bytes`);
  }

  /** Requires that nothing but line ends and NULs is left, which transfers and disk tools append. */
  finishFile(what: string): void {
    while (blanks.has(this.tag)) this.#position += 1;
    this.finish(what);
  }

  /** An error at the reader's position, or at another one. */
  fault(what: string, at: number = this.#position, id?: RefusalId): Unreadable {
    return new Unreadable(`${what}, at byte ${at}${this.#level.place}`, id);
  }

  #octetStringElement(what: string): BerElement {
    return this.optional(inPieces, what) ?? this.expect(Tag.octetString, what);
  }

  #pieces(element: BerElement): Uint8Array[] {
    const reader = this.into(element);
    const pieces: Uint8Array[] = [];
    while (!reader.atEnd) {
      const piece = reader.#octetStringElement('piece of a string');
      if (isConstructed(piece)) for (const inner of reader.#pieces(piece)) pieces.push(inner);
      else pieces.push(reader.octets(piece));
    }
    return pieces;
  }
}

const inPieces = 0x24;
const blanks: ReadonlySet<number | undefined> = new Set([0x00, 0x0a, 0x0d]);

function hex(octet: number): string {
  return `0x${octet.toString(16).padStart(2, '0')}`;
}
