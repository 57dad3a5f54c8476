import { berHeader } from './ber-header.ts';

/** How many values may still be looked at, shared by all readers of a file. */
export interface Elements {
  left: number;
}

const maxOpen = 32;

/**
 * Where the content of an indefinite length ends: the offset of its two closing octets, or `undefined` where it does not end before
 * `limit`, or more than 32 such lengths are open at once.
 *
 * Values of definite length are passed over as a whole, so that the cost is that of the values on the open levels.
 * Source: X.690 §8.1.3.6 and §8.1.5.
 */
export function berEnd(bytes: Uint8Array, content: number, limit: number, elements: Elements): number | undefined {
  let open = 1;
  let at = content;
  while (open <= maxOpen && elements.left > 0) {
    elements.left -= 1;
    const header = berHeader(bytes, at, limit);
    if (!header) return undefined;
    if (header.end === undefined) {
      open += 1;
      at = header.content;
    } else if (bytes[at] === 0 && header.end === at + 2) {
      open -= 1;
      if (open === 0) return at;
      at = header.end;
    } else {
      at = header.end;
    }
    if (at > limit) return undefined;
  }
  return undefined;
}
