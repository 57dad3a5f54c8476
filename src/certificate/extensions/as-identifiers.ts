import type { DerReader } from '../der/der.ts';
import { checkInheritable } from './inheritable.ts';

/** Walks ASIdentifiers: numbers of autonomous systems, and of routing domains. Source: RFC 3779 §3.2.3. */
export function checkAsIdentifiers(reader: DerReader, what: string): void {
  const fields = reader.sequence(what);
  for (const tag of [0xa0, 0xa1]) {
    const tagged = fields.optional(tag, what);
    if (!tagged) continue;
    const choice = fields.into(tagged);
    checkInheritable(choice, what, (range) => range.integer(what));
    choice.finish(what);
  }
  fields.finish(what);
}
