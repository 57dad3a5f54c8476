import { lineCounter } from './line-counter.ts';
import type { PemBlock } from './pem.ts';

/** An octet that no text has. */
export const binaryOctet: RegExp = /[\0-\x08\x0e-\x1f]/;
const binary = new RegExp(binaryOctet, 'g');

/**
 * The line of the first octet outside the blocks that is no text, or `undefined`: something stands there that no loader
 * reads and every loader passes over.
 */
export function binaryLine(text: string, blocks: readonly PemBlock[]): number | undefined {
  let position = 0;
  for (const { start, end } of [...blocks, { start: text.length, end: text.length }]) {
    binary.lastIndex = position;
    const found = binary.exec(text);
    if (!found) return undefined;
    if (found.index < start) return lineCounter(text)(found.index);
    position = Math.max(position, end);
  }
  return undefined;
}
