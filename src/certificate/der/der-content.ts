import type { Element } from './element.ts';
import { Malformation } from './malformation.ts';

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

/** Requires the shortest encoding of an INTEGER (X.690 §8.3.2). */
export function requireMinimalInteger(bytes: Uint8Array, { start, content, end }: Element, what: string): void {
  const length = end - content;
  if (length === 0) throw new Malformation(`${what} is an integer without content`, start);
  if (length === 1) return;
  const first = bytes[content] as number;
  const secondIsHigh = ((bytes[content + 1] as number) & 0x80) !== 0;
  if ((first === 0x00 && !secondIsHigh) || (first === 0xff && secondIsHigh)) {
    throw new Malformation(`${what} is an integer with a superfluous leading octet`, content);
  }
}

/** Longer ones have no use, and the arithmetic of a single huge arc would never end. */
const maxOidOctets = 128;

/** Requires whole and unpadded arcs of an OBJECT IDENTIFIER (X.690 §8.19.2). Limits: 128 octets. */
export function requireWellFormedOid(bytes: Uint8Array, { start, content, end }: Element, what: string): void {
  if (content === end) throw new Malformation(`${what} is an empty object identifier`, start);
  if (end - content > maxOidOctets) throw new Malformation(`${what} has an object identifier of ${end - content} octets`, start);
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
