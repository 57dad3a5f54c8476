import { readCount } from '../der/count.ts';
import type { DerReader } from '../der/der.ts';
import { sequenceOf } from '../der/sequence-of.ts';

/** Walks the TLS feature extension, a list of numbers of TLS extensions. Source: RFC 7633 §4.1. */
export function checkTlsFeature(reader: DerReader, what: string): void {
  sequenceOf(reader, what, (list) => readCount(list.bytes, list.integer(what), what));
}
