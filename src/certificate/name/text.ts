import { Tag } from '../der/der.ts';
import { requireCleanBitString } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';

/**
 * Refuses a value that is no string, and text that its type cannot hold. The types are those that OpenSSL takes in a name.
 *
 * PrintableString may hold `*` and `&` as well, and NumericString any ASCII, which they may not by the book: names have them,
 * and nobody minds. TeletexString may hold anything: its character set was never agreed on.
 * Source: X.680 §41.4 (the characters of each type); RFC 5280 §4.1.2.4.
 */
export function checkText(bytes: Uint8Array, text: Element, what: string): void {
  switch (text.tag) {
    case Tag.utf8String:
      requireUtf8(bytes, text, what);
      break;
    case Tag.printableString:
      requirePrintable(bytes, text, what);
      break;
    case Tag.ia5String:
    case Tag.numericString:
      requireAscii(bytes, text, what);
      break;
    case Tag.bitString:
      requireCleanBitString(bytes, text, what);
      break;
    case Tag.bmpString:
    case Tag.universalString:
      requireWideText(bytes, text, what);
      break;
    case Tag.teletexString:
      break;
    default:
      throw new Malformation(`${what} has an attribute value that is no string`, text.start);
  }
}

/** The characters of a text that `checkText` accepted; `#` and hexadecimal digits for a BIT STRING. */
export function decodeText(bytes: Uint8Array, { tag, content, end }: Element): string {
  const octets = Buffer.from(bytes.buffer, bytes.byteOffset + content, end - content);
  switch (tag) {
    case Tag.utf8String:
      return octets.toString('utf8');
    case Tag.bmpString:
      return Buffer.from(octets).swap16().toString('utf16le');
    case Tag.universalString:
      return decodeUtf32(octets);
    case Tag.printableString:
    case Tag.ia5String:
    case Tag.numericString:
    case Tag.teletexString:
      return octets.toString('latin1');
    default:
      return `#${Buffer.from(bytes.buffer, bytes.byteOffset + content, end - content).toString('hex')}`;
  }
}

function decodeUtf32(octets: Buffer): string {
  let text = '';
  for (let i = 0; i < octets.length; i += 4) {
    const codePoint = octets.readUInt32BE(i);
    text += codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\u{fffd}';
  }
  return text;
}

/** Requires octets of 7 bits. Source: X.680 §41.4, for IA5String. */
export function requireAscii(bytes: Uint8Array, { content, end }: Element, what: string): void {
  const at = firstNonAscii(bytes, content, end);
  if (at !== -1) throw new Malformation(`${what} has an ASCII string with an octet above 7f`, at);
}

/** Requires octets that are UTF-8. */
export function requireUtf8(bytes: Uint8Array, { content, end }: Element, what: string): void {
  if (!isUtf8(bytes, content, end)) throw new Malformation(`${what} has a UTF8String that is not UTF-8`, content);
}

const printable = new Uint8Array(256);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?*&")
  printable[character.charCodeAt(0)] = 1;

function requirePrintable(bytes: Uint8Array, { content, end }: Element, what: string): void {
  for (let i = content; i < end; i += 1) {
    const octet = bytes[i] as number;
    if (printable[octet] === 0) {
      throw new Malformation(`${what} has a PrintableString with the octet 0x${octet.toString(16).padStart(2, '0')}`, i);
    }
  }
}

/** Characters of two or four octets: surrogates are none, nor is what lies behind the last one. */
function requireWideText(bytes: Uint8Array, { tag, content, end }: Element, what: string): void {
  const width = tag === Tag.bmpString ? 2 : 4;
  if ((end - content) % width !== 0) {
    const fault = width === 2 ? 'a BMPString of odd length' : 'a UniversalString whose length is not a multiple of four';
    throw new Malformation(`${what} has ${fault}`, content);
  }
  for (let at = content; at < end; at += width) {
    const codePoint = Buffer.from(bytes.buffer, bytes.byteOffset + at, width).readUIntBE(0, width);
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff))
      throw new Malformation(`${what} has text that is no Unicode`, at);
  }
}

function firstNonAscii(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i += 1) if ((bytes[i] as number) > 0x7f) return i;
  return -1;
}

function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  if (firstNonAscii(bytes, from, to) === -1) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
    return true;
  } catch {
    return false;
  }
}
