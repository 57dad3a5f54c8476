import { type DerReader, Tag } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';
import { sequenceOf } from '../der/sequence-of.ts';
import { checkInheritable } from './inheritable.ts';

/** Walks IPAddrBlocks: families, each with the addresses that were given to the holder. Source: RFC 3779 §2.2.3. */
export function checkAddressBlocks(reader: DerReader, what: string): void {
  sequenceOf(reader, what, checkFamily);
}

function checkFamily(list: DerReader, what: string): void {
  const fields = list.sequence(what);
  const { start, content, end } = fields.expect(Tag.octetString, what);
  if (end - content < 2 || end - content > 3) throw new Malformation(`${what} has a family of ${end - content} octets, not 2 or 3`, start);
  checkInheritable(fields, what, (range) => range.bitString(what));
  fields.finish(what);
}
