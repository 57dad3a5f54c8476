import { type Structure, structureOf } from './ber/structure.ts';
import type { ForeignFormat } from './magic.ts';
import { magicOf } from './magic.ts';

/** What octets turned out to be. */
export type BinaryKind = Structure | ForeignFormat | 'jks';

/**
 * What a file that is no text holds, told by its content and never by its name: an ASN.1 structure of certificates and keys by
 * its first values, other formats by their magic numbers. `undefined` for everything else, text among it.
 *
 * It is a cheap guess, made of a few octets: the reader of that kind has the last word, also on a file that is cut off.
 */
export function recogniseBinary(bytes: Uint8Array): BinaryKind | undefined {
  return magicOf(bytes) ?? structureOf(bytes);
}
