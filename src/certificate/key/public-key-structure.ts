import { readAnyValue } from '../der/any-value.ts';
import { DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { readNullParameters } from '../signature/algorithm-identifier.ts';
import { type KeyAlgorithm, keyAlgorithms } from '../signature/algorithms.ts';
import { checkPssParameters } from '../signature/pss-parameters.ts';
import { checkCurveParameters, checkPoint } from './ec-key.ts';

/** How many octets the keys have that are octets and nothing else (RFC 7748 §5, RFC 8032 §5.1.5 and §5.2.5). */
const keyLengths: Readonly<Partial<Record<KeyAlgorithm, number>>> = { X25519: 32, Ed25519: 32, X448: 56, Ed448: 57 };

const keyAlgorithm = 'key algorithm';

/**
 * Walks the content of a SubjectPublicKeyInfo: the parameters and the key as its algorithm defines them. Those of an algorithm
 * that is not known here may be anything.
 * Source: RFC 5280 §4.1.2.7; RFC 3279 §2.3, RFC 4055 §1.2, RFC 5480 §2, RFC 8410 §3 and §4.
 */
export function checkKeyStructure(info: DerReader): void {
  const fields = info.sequence(keyAlgorithm);
  const name = keyAlgorithms[dottedOid(info.bytes, fields.oid('key algorithm identifier'))];
  const curve = checkParameters(name, fields);
  fields.finish(keyAlgorithm);
  const key = info.bitString('public key');
  info.finish('subject public key info');
  if (name) checkKey(name, curve, info.bytes, key);
}

/** The dotted OID of the curve of an EC key, where it has a name. */
function checkParameters(name: KeyAlgorithm | undefined, fields: DerReader): string | undefined {
  if (name === 'EC') return checkCurveParameters(fields, 'parameters of the EC key');
  if (name === 'RSA') readNullParameters(fields, keyAlgorithm);
  if (fields.atEnd) return undefined;
  if (name === undefined) readAnyValue(fields, keyAlgorithm);
  if (name === 'RSA-PSS') checkPssParameters(fields, keyAlgorithm);
  if (name === 'DSA') checkDsaParameters(fields);
  return undefined;
}

function checkKey(name: KeyAlgorithm, curve: string | undefined, bytes: Uint8Array, key: Element): void {
  const unused = bytes[key.content] as number;
  if (unused !== 0) throw new Malformation(`public key is a bit string with ${unused} unused bits`, key.content);
  const content = new DerReader(bytes, key.content + 1, key.end);
  const length = keyLengths[name];
  if (length !== undefined) requireLength(content, length, name);
  if (name === 'EC') checkPoint(curve, content);
  if (name === 'RSA' || name === 'RSA-PSS') checkRsaKey(content);
  if (name === 'DSA') {
    requirePositive(content, 'DSA public key');
    content.finish('DSA public key');
  }
}

function requireLength({ position, end }: DerReader, length: number, name: string): void {
  if (end - position !== length) throw new Malformation(`${name} public key has ${end - position} octets, not ${length}`, position);
}

/** Source: RFC 8017 §A.1.1. */
function checkRsaKey(content: DerReader): void {
  const pair = content.sequence('RSA public key');
  requirePositive(pair, 'RSA modulus');
  requirePositive(pair, 'RSA exponent');
  pair.finish('RSA public key');
  content.finish('RSA public key');
}

/** Nothing or NULL stands for the parameters of the issuer. Source: RFC 3279 §2.3.2. */
function checkDsaParameters(fields: DerReader): void {
  if (fields.tag === Tag.null) {
    readNullParameters(fields, keyAlgorithm);
    return;
  }
  const numbers = fields.sequence('DSA parameters');
  for (const what of ['DSA prime', 'DSA order', 'DSA generator']) requirePositive(numbers, what);
  numbers.finish('DSA parameters');
}

function requirePositive(reader: DerReader, what: string): void {
  const { start, content, end } = reader.integer(what);
  const first = reader.bytes[content] as number;
  if (first & 0x80) throw new Malformation(`${what} is negative`, start);
  if (first === 0 && end - content === 1) throw new Malformation(`${what} is zero`, start);
}
