import type { DerReader } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { sequenceOf } from '../der/sequence-of.ts';
import { NameKind, readGeneralName } from '../name/general-name.ts';

/** The method of a place where the certificate of the issuer is to be had. Source: RFC 5280 §4.2.2.1. */
const caIssuers = '1.3.6.1.5.5.7.48.2';

/** Walks AuthorityInfoAccess or SubjectInfoAccess: pairs of a method and a place. Source: RFC 5280 §4.2.2. */
export function checkInformationAccess(reader: DerReader, what: string): void {
  sequenceOf(reader, what, readAccessDescription);
}

/** Decodes the places of AuthorityInfoAccess, written as URIs, where the certificate of the issuer is to be had. */
export function readCaIssuers(reader: DerReader): readonly Element[] {
  const descriptions = sequenceOf(reader, 'authority information access', readAccessDescription);
  return descriptions.filter(({ method, place }) => method === caIssuers && place.tag === NameKind.uri).map(({ place }) => place);
}

function readAccessDescription(list: DerReader, what: string): { readonly method: string; readonly place: Element } {
  const fields = list.sequence(what);
  const method = dottedOid(list.bytes, fields.oid(what));
  const place = readGeneralName(fields, what);
  fields.finish(what);
  return { method, place };
}
