import { type DerReader, Tag } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';
import { sequenceOf } from '../der/sequence-of.ts';

/** Walks NULL, which stands for what the issuer has, or a list of single values and pairs of them. Source: RFC 3779 §2.2.3, §3.2.3. */
export function checkInheritable(choice: DerReader, what: string, readBound: (reader: DerReader) => unknown): void {
  if (choice.tag !== Tag.null) {
    sequenceOf(choice, what, (list) => checkRange(list, what, readBound));
    return;
  }
  const { start, content, end } = choice.next(what);
  if (content !== end) throw new Malformation(`${what} has a NULL with content`, start);
}

function checkRange(list: DerReader, what: string, readBound: (reader: DerReader) => unknown): void {
  if (list.tag !== Tag.sequence) {
    readBound(list);
    return;
  }
  const pair = list.sequence(what);
  readBound(pair);
  readBound(pair);
  pair.finish(what);
}
