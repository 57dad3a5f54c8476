import { readAnyValue } from '../der/any-value.ts';
import { type DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import { isConstructed } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { sequenceOf } from '../der/sequence-of.ts';
import { requireAscii } from '../name/text.ts';

const practiceStatement = '1.3.6.1.5.5.7.2.1';
const userNotice = '1.3.6.1.5.5.7.2.2';

/** Walks PolicyQualifierInfo; a qualifier of an unknown kind may be any value. Source: RFC 5280 §4.2.1.4. */
export function checkPolicyQualifier(list: DerReader, what: string): void {
  const fields = list.sequence(what);
  const kind = dottedOid(list.bytes, fields.oid(what));
  if (kind === practiceStatement) requireAscii(list.bytes, fields.expect(Tag.ia5String, what), what);
  else if (kind === userNotice) checkUserNotice(fields.sequence(what), what);
  else readAnyValue(fields, what);
  fields.finish(what);
}

function checkUserNotice(fields: DerReader, what: string): void {
  if (fields.tag === Tag.sequence) checkNoticeReference(fields.sequence(what), what);
  if (!fields.atEnd) readDisplayText(fields, what);
  fields.finish(what);
}

function checkNoticeReference(fields: DerReader, what: string): void {
  readDisplayText(fields, what);
  sequenceOf(fields, what, (numbers) => numbers.integer(what));
  fields.finish(what);
}

/** Its characters are not looked at: shipped roots have text here that its type cannot hold. */
function readDisplayText(fields: DerReader, what: string): void {
  const text = fields.next(what);
  if (text.tag < Tag.utf8String || text.tag > Tag.bmpString || isConstructed(text)) {
    throw new Malformation(`${what} has a notice that is no text`, text.start);
  }
}
