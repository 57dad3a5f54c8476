import { requireMinimalInteger } from './der-content.ts';
import type { Element } from './element.ts';
import { Malformation } from './malformation.ts';

/**
 * The value of an INTEGER that counts something, whatever its tag.
 * Limits: 0 to 2^63 - 1, which is what others take; above 2^53 it is not exact.
 */
export function readCount(bytes: Uint8Array, element: Element, what: string): number {
  const { start, content, end } = element;
  requireMinimalInteger(bytes, element, what);
  if ((bytes[content] as number) & 0x80) throw new Malformation(`${what} is negative`, start);
  if (end - content > 8) throw new Malformation(`${what} is too large`, start);
  let value = 0;
  for (let i = content; i < end; i += 1) value = value * 256 + (bytes[i] as number);
  return value;
}
