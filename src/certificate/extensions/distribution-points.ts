import type { DerReader } from '../der/der.ts';
import { requireCleanBitString } from '../der/der-content.ts';
import { Malformation } from '../der/malformation.ts';
import { sequenceOf } from '../der/sequence-of.ts';
import { readGeneralNames } from '../name/general-name.ts';
import { checkRelativeName } from '../name/name.ts';

/** Walks CRLDistributionPoints or FreshestCRL. Source: RFC 5280 §4.2.1.13, §4.2.1.15. */
export function checkDistributionPoints(reader: DerReader, what: string): void {
  sequenceOf(reader, what, checkDistributionPoint);
}

/** Where it is, for which reasons, and by whom: the place or the issuer must be said. */
function checkDistributionPoint(list: DerReader, what: string): void {
  const at = list.position;
  const fields = list.sequence(what);
  const place = fields.optional(0xa0, what);
  if (place) checkPlace(fields.into(place), what);
  const reasons = fields.optional(0x81, what);
  if (reasons) requireCleanBitString(fields.bytes, reasons, what);
  const issuer = fields.optional(0xa2, what);
  if (issuer) readGeneralNames(fields.into(issuer), what);
  fields.finish(what);
  if (!place && !issuer) throw new Malformation(`${what} has a point with neither place nor issuer`, at);
}

/** Full names, or a name relative to that of the issuer. */
function checkPlace(choice: DerReader, what: string): void {
  const relative = choice.optional(0xa1, what);
  if (relative) checkRelativeName(choice.into(relative), what);
  else readGeneralNames(choice.into(choice.expect(0xa0, what)), what);
  choice.finish(what);
}
