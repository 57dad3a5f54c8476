import type { DerReader } from '../der/der.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { sequenceOf } from '../der/sequence-of.ts';

/**
 * Decodes ExtendedKeyUsage into the elements of its object identifiers.
 * Fails: an empty list.
 * Source: RFC 5280 §4.2.1.12.
 */
export function readExtendedKeyUsage(reader: DerReader): readonly Element[] {
  const purposes = sequenceOf(reader, 'extended key usage', (list, what) => list.oid(what));
  if (purposes.length === 0) throw new Malformation('extended key usage is empty', reader.position);
  return purposes;
}
