import { readCount } from '../der/count.ts';
import { type DerReader, Tag } from '../der/der.ts';

/** Source: RFC 5280 §4.2.1.9. */
export interface BasicConstraints {
  readonly isCa: boolean;
  /** How many intermediates may stand below this CA; `undefined` sets no limit. */
  readonly pathLength: number | undefined;
}

/** Decodes BasicConstraints. An explicit `cA FALSE`, and a path length without a CA, are taken: real certificates have them. */
export function readBasicConstraints(reader: DerReader): BasicConstraints {
  const fields = reader.sequence('basic constraints');
  const isCa = fields.tag === Tag.boolean && fields.boolean('basic constraints CA flag');
  const pathLength = fields.atEnd ? undefined : readPathLength(fields);
  fields.finish('basic constraints');
  return { isCa, pathLength };
}

function readPathLength(fields: DerReader): number {
  const what = 'path length';
  return readCount(fields.bytes, fields.integer(what), what);
}
