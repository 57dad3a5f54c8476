import { readAnyValue } from '../der/any-value.ts';
import { type DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import { Malformation } from '../der/malformation.ts';
import { isOnCurve } from './curve-equation.ts';
import { curves } from './curves.ts';

/**
 * Walks the parameters of an EC key and returns the dotted OID of its curve, `undefined` where they spell the curve out.
 * Fails: no parameters, and NULL, which leaves the curve to the issuer: RFC 5480 §2.1.1 allows neither.
 * Source: RFC 5480 §2.1.1; for parameters that spell it out RFC 3279 §2.3.5.
 */
export function checkCurveParameters(fields: DerReader, what: string): string | undefined {
  if (fields.tag === Tag.sequence) return checkExplicitCurve(fields.sequence(what), what);
  return dottedOid(fields.bytes, fields.oid(what));
}

function checkExplicitCurve(fields: DerReader, what: string): undefined {
  fields.integer(what);
  const field = fields.sequence(what);
  field.oid(what);
  readAnyValue(field, what);
  field.finish(what);
  const curve = fields.sequence(what);
  curve.expect(Tag.octetString, what);
  curve.expect(Tag.octetString, what);
  if (!curve.atEnd) curve.bitString(what);
  curve.finish(what);
  fields.expect(Tag.octetString, what);
  fields.integer(what);
  if (fields.tag === Tag.integer) fields.integer(what);
  if (!fields.atEnd) fields.sequence(what);
  fields.finish(what);
}

/**
 * Requires of a point the length that its form has on the curve, and that it lies on it, where the curve is known here.
 * Source: SEC 1 §2.3.3 and §2.3.4; RFC 5480 §2.2.
 */
export function checkPoint(curve: string | undefined, { bytes, position, end }: DerReader): void {
  const known = curve === undefined ? undefined : curves[curve];
  if (!known) return;
  const form = position < end ? (bytes[position] as number) : 0;
  const width = Math.ceil(known.bits / 8);
  const coordinates = coordinatesIn(form);
  if (coordinates === 0) throw new Malformation(`EC public key has a form that no point has, ${form}`, position);
  if (end - position !== 1 + coordinates * width) {
    throw new Malformation(`EC public key has ${end - position} octets, not ${1 + coordinates * width} as on ${known.name}`, position);
  }
  if (coordinates === 2 && !isOnCurve(known.name, bytes, position + 1, width)) {
    throw new Malformation(`EC public key is no point of ${known.name}`, position);
  }
}

/** Compressed points have one coordinate; uncompressed ones, and hybrids of both, have two. */
function coordinatesIn(form: number): 0 | 1 | 2 {
  if (form === 0x02 || form === 0x03) return 1;
  return form === 0x04 || form === 0x06 || form === 0x07 ? 2 : 0;
}
