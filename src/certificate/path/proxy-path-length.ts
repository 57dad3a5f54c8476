import { readCount } from '../der/count.ts';
import { type DerReader, Tag } from '../der/der.ts';

/** Reads how many proxy certificates may stand below one; no limit where it does not say. Source: RFC 3820 §3.8. */
export function readProxyPathLength(reader: DerReader): { readonly limit: number | undefined } {
  const fields = reader.sequence('proxy certificate information');
  const limit = fields.optional(Tag.integer, 'proxy certificate path length');
  return { limit: limit && readCount(fields.bytes, limit, 'proxy certificate path length') };
}
