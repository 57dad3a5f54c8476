import type { DerReader } from '../der/der.ts';
import { sequenceOf } from '../der/sequence-of.ts';
import { readGeneralName } from '../name/general-name.ts';

/** Walks AuthorityInfoAccess or SubjectInfoAccess: pairs of a method and a place. Source: RFC 5280 §4.2.2. */
export function checkInformationAccess(reader: DerReader, what: string): void {
  sequenceOf(reader, what, checkAccessDescription);
}

function checkAccessDescription(list: DerReader, what: string): void {
  const fields = list.sequence(what);
  fields.oid(what);
  readGeneralName(fields, what);
  fields.finish(what);
}
