import type { Certificate } from '../certificate.ts';
import { DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import { decodeText } from '../name/text.ts';
import { attributeNames } from '../oids.ts';

/** One value of an attribute of the subject, with the tag of its string type. */
export interface SubjectText {
  readonly text: string;
  readonly tag: number;
}

/** The values that the subject of a certificate has of one type of attribute, in encoded order. */
export function subjectTexts(certificate: Certificate, type: 'CN' | 'emailAddress'): readonly SubjectText[] {
  const sets = new DerReader(certificate.subjectDer).sequence('subject');
  const texts: SubjectText[] = [];
  while (!sets.atEnd) {
    const set = sets.into(sets.expect(Tag.set, 'subject'));
    while (!set.atEnd) {
      const attribute = set.sequence('subject');
      const oid = dottedOid(attribute.bytes, attribute.expect(Tag.oid, 'subject'));
      const value = attribute.next('subject');
      if (attributeNames[oid] === type) texts.push({ text: decodeText(attribute.bytes, value), tag: value.tag });
    }
  }
  return texts;
}
