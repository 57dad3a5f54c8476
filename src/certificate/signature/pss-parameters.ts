import { readAnyValue } from '../der/any-value.ts';
import { readCount } from '../der/count.ts';
import type { DerReader } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';

const mgf1 = '1.2.840.113549.1.1.8';

/** Walks RSASSA-PSS-params: a hash, a mask made with a hash, and two numbers, each with its default. Source: RFC 4055 §3.1. */
export function checkPssParameters(reader: DerReader, what: string): void {
  const fields = reader.sequence(what);
  readTagged(fields, 0xa0, (hash) => checkHash(hash, what), what);
  readTagged(fields, 0xa1, (mask) => checkMask(mask, what), what);
  for (const tag of [0xa2, 0xa3]) readTagged(fields, tag, (number) => readCount(number.bytes, number.integer(what), what), what);
  fields.finish(what);
}

function readTagged(fields: DerReader, tag: number, read: (content: DerReader) => unknown, what: string): void {
  const tagged = fields.optional(tag, what);
  if (!tagged) return;
  const content = fields.into(tagged);
  read(content);
  content.finish(what);
}

function checkHash(reader: DerReader, what: string): void {
  const fields = reader.sequence(what);
  fields.oid(what);
  if (!fields.atEnd) readAnyValue(fields, what);
  fields.finish(what);
}

/** MGF1 is the only mask; its parameters are a hash. */
function checkMask(reader: DerReader, what: string): void {
  const fields = reader.sequence(what);
  const isMgf1 = dottedOid(reader.bytes, fields.oid(what)) === mgf1;
  if (isMgf1) checkHash(fields, what);
  else if (fields.tag !== undefined) readAnyValue(fields, what);
  fields.finish(what);
}
