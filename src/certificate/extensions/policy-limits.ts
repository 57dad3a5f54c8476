import { readCount } from '../der/count.ts';
import type { DerReader } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';
import { sequenceOf } from '../der/sequence-of.ts';

/** Walks PolicyMappings: pairs of a policy of the issuer and one of the subject. Source: RFC 5280 §4.2.1.5. */
export function checkPolicyMappings(reader: DerReader, what: string): void {
  sequenceOf(reader, what, (list) => {
    const pair = list.sequence(what);
    pair.oid(what);
    pair.oid(what);
    pair.finish(what);
  });
}

/**
 * Walks PolicyConstraints.
 * Fails: neither of its two numbers.
 * Source: RFC 5280 §4.2.1.11.
 */
export function checkPolicyConstraints(reader: DerReader, what: string): void {
  const at = reader.position;
  const fields = reader.sequence(what);
  if (fields.atEnd) throw new Malformation(`${what} constrain nothing`, at);
  for (const tag of [0x80, 0x81]) {
    const skipped = fields.optional(tag, what);
    if (skipped) readCount(fields.bytes, skipped, what);
  }
  fields.finish(what);
}

/** Walks InhibitAnyPolicy, a number. Source: RFC 5280 §4.2.1.14. */
export function checkInhibitAnyPolicy(reader: DerReader, what: string): void {
  readCount(reader.bytes, reader.integer(what), what);
}
