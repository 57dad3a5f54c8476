import { readCount } from '../der/count.ts';
import { type DerReader, Tag } from '../der/der.ts';

/** Walks ProxyCertInfo: how long a chain may be, and a policy in a language. Source: RFC 3820 §3.8. */
export function checkProxyCertificate(reader: DerReader, what: string): void {
  const fields = reader.sequence(what);
  const limit = fields.tag === Tag.integer ? fields.integer(what) : undefined;
  if (limit) readCount(fields.bytes, limit, what);
  const policy = fields.sequence(what);
  policy.oid(what);
  policy.optional(Tag.octetString, what);
  policy.finish(what);
  fields.finish(what);
}
