import type { DerReader } from '../der/der.ts';
import { readGeneralizedTime } from '../time.ts';

/** Walks PrivateKeyUsagePeriod: from when and until when, either may be missing. Source: RFC 3280 §4.2.1.4. */
export function checkPrivateKeyUsagePeriod(reader: DerReader, what: string): void {
  const fields = reader.sequence(what);
  for (const tag of [0x80, 0x81]) {
    const time = fields.optional(tag, what);
    if (time) readGeneralizedTime(fields.bytes, time, what);
  }
  fields.finish(what);
}
