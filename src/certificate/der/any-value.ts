import { type DerReader, Tag } from './der.ts';
import { requireCleanBitString, requireMinimalInteger, requireWellFormedOid } from './der-content.ts';
import { type Element, isConstructed } from './element.ts';
import { Malformation } from './malformation.ts';

/** EXTERNAL, EMBEDDED PDV, SEQUENCE and SET, by the number of the tag. */
const structures: ReadonlySet<number> = new Set([8, 11, 16, 17]);

/** What is required of the universal types that have rules of their own, by the number of the tag. */
const rules: Readonly<Record<number, (bytes: Uint8Array, value: Element, what: string) => void>> = {
  0: (_, { start }, what) => refuse(`${what} has an end-of-contents mark`, start),
  [Tag.boolean]: (_, { start, content, end }, what) =>
    end - content === 1 || refuse(`${what} has a boolean of another length than 1`, start),
  [Tag.integer]: requireMinimalInteger,
  [Tag.bitString]: requireCleanBitString,
  [Tag.null]: (_, { start, content, end }, what) => content === end || refuse(`${what} has a NULL with content`, start),
  [Tag.oid]: requireWellFormedOid,
  [Tag.bmpString]: (_, { content, end }, what) => (end - content) % 2 === 0 || refuse(`${what} has a BMPString of odd length`, content),
};

/**
 * Reads one element where the standard allows any. A universal type must have its form (structures constructed, all else
 * primitive) and a content that it can have; what stands inside a structure is left alone, as only its definer knows it.
 * Source: X.690 §8.1.2.5, §8.2 to §8.23, §10.2.
 */
export function readAnyValue(reader: DerReader, what: string): Element {
  const value = reader.next(what);
  if (value.tag >= 0x40) return value;
  const isStructure = structures.has(value.tag & 0x1f);
  if (isConstructed(value) !== isStructure) throw new Malformation(`${what} has a value in the wrong form`, value.start);
  rules[value.tag]?.(reader.bytes, value, what);
  return value;
}

function refuse(what: string, byte: number): never {
  throw new Malformation(what, byte);
}
