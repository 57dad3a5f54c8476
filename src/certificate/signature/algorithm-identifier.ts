import { readAnyValue } from '../der/any-value.ts';
import { type DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { type SignatureAlgorithm, signatureAlgorithms } from './algorithms.ts';
import { checkPssParameters } from './pss-parameters.ts';

/**
 * Walks the AlgorithmIdentifier of a signature. An algorithm that is not known here may have any parameters.
 * Source: RFC 5280 §4.1.1.2; for the parameters RFC 3279 §2.2, RFC 4055 §3 and §5, RFC 5758 §3, RFC 8410 §3.
 */
export function checkSignatureAlgorithm(reader: DerReader, what: string): Element {
  const element = reader.expect(Tag.sequence, what);
  const fields = reader.into(element);
  const oid = dottedOid(reader.bytes, fields.oid(what));
  checkParameters(oid, fields, what);
  fields.finish(what);
  return element;
}

function checkParameters(oid: string, fields: DerReader, what: string): void {
  if (fields.atEnd) return;
  const known = signatureAlgorithms[oid];
  if (known === undefined || isOld(oid, known)) readAnyValue(fields, what);
  else if (known.key === 'RSA' || known.key === 'EC') readNullParameters(fields, what);
  else if (known.key === 'RSA-PSS') checkPssParameters(fields, what);
  else throw new Malformation(`${what} has parameters, which ${known.name} has not`, fields.position);
}

/** DSA, the MD family and what OIW named: nobody looks at their parameters, and some have those of a key. */
function isOld(oid: string, { key, hash }: SignatureAlgorithm): boolean {
  return key === 'DSA' || hash?.startsWith('md') === true || oid.startsWith('1.3.14.3.2.');
}

/** Reads NULL, with which algorithms without parameters say so; many leave it out. */
export function readNullParameters(fields: DerReader, what: string): void {
  if (fields.atEnd) return;
  const { start, content, end } = fields.expect(Tag.null, `${what} parameters`);
  if (content !== end) throw new Malformation(`${what} has a NULL with content`, start);
}
