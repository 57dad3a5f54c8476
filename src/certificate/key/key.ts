import { DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { keyAlgorithms } from '../signature/algorithms.ts';
import { curves } from './curves.ts';
import { checkKeyStructure } from './public-key-structure.ts';

/** A public key as its certificate describes it. */
export interface KeyDescription {
  /** `RSA`, `EC`, `Ed25519` …, or the dotted OID of an algorithm that is not known here. */
  readonly algorithm: string;
  /**
   * Size in bits: the modulus of RSA, the prime of DSA, the field of an EC curve (to the octet where the curve is not known
   * here); `undefined` where it is not known.
   */
  readonly bits: number | undefined;
  /** Curve of an EC key, for instance `P-256`, or the dotted OID, or {@link explicitCurve}. */
  readonly curve: string | undefined;
  /** Of an RSA key. */
  readonly exponent: bigint | undefined;
}

/** The curve of a key that spells out its parameters in place of a name. */
export const explicitCurve = 'with explicit parameters';

/** Walks a SubjectPublicKeyInfo with its parameters and its key. Source: RFC 5280 §4.1.2.7. */
export function checkPublicKey(reader: DerReader): Element {
  const element = reader.expect(Tag.sequence, 'subject public key info');
  checkKeyStructure(reader.into(element));
  return element;
}

/** Describes the key of a SubjectPublicKeyInfo that `checkPublicKey` accepted. */
export function describeKey(bytes: Uint8Array, publicKeyInfo: Element): KeyDescription {
  const info = new DerReader(bytes, publicKeyInfo.content, publicKeyInfo.end);
  const identifier = info.sequence('key algorithm');
  const oid = dottedOid(bytes, identifier.oid('key algorithm identifier'));
  const algorithm = keyAlgorithms[oid] ?? oid;
  const unknown = { algorithm, bits: undefined, curve: undefined, exponent: undefined };
  if (algorithm === 'RSA' || algorithm === 'RSA-PSS') {
    const { modulus, exponent } = rsaNumbers(bytes, info.bitString('public key'));
    return { ...unknown, bits: bitLength(bytes, modulus), exponent: bigInteger(bytes, exponent) };
  }
  if (algorithm === 'DSA' && identifier.tag === Tag.sequence) return { ...unknown, bits: bitLength(bytes, dsaPrime(identifier)) };
  if (algorithm !== 'EC') return unknown;
  const curve = curveOf(identifier);
  return { ...unknown, curve: curve?.name, bits: curve?.bits ?? fieldBits(bytes, info.bitString('public key')) };
}

/** A key on a few characters: `RSA 2048`, `EC P-256`, `Ed25519`. */
export function keyText({ algorithm, bits, curve }: KeyDescription): string {
  return [algorithm, curve ?? bits].filter((part) => part !== undefined).join(' ');
}

/** Source: RFC 8017 §A.1.1. */
function rsaNumbers(bytes: Uint8Array, key: Element): { readonly modulus: Element; readonly exponent: Element } {
  const outer = new DerReader(bytes, key.content + 1, key.end);
  const pair = outer.sequence('RSA public key');
  const modulus = pair.integer('RSA modulus');
  const exponent = pair.integer('RSA exponent');
  pair.finish('RSA public key');
  outer.finish('RSA public key');
  return { modulus, exponent };
}

/** Source: RFC 3279 §2.3.2. */
function dsaPrime(reader: DerReader): Element {
  const parameters = reader.sequence('DSA parameters');
  const prime = parameters.integer('DSA prime');
  parameters.integer('DSA order');
  parameters.integer('DSA generator');
  parameters.finish('DSA parameters');
  return prime;
}

/** Source: RFC 5480 §2.1.1. */
function curveOf(identifier: DerReader): { readonly name: string; readonly bits?: number } | undefined {
  if (identifier.tag === Tag.sequence) return { name: explicitCurve };
  if (identifier.tag !== Tag.oid) return undefined;
  const oid = dottedOid(identifier.bytes, identifier.oid('curve'));
  return curves[oid] ?? { name: oid };
}

/** A point is one octet for its form and one coordinate (compressed) or two, as long as the field (SEC 1 §2.3.3). */
function fieldBits(bytes: Uint8Array, { content, end }: Element): number | undefined {
  const octets = end - content - 2;
  if (octets < 1) return undefined;
  const isCompressed = ((bytes[content + 1] as number) & 0xfe) === 0x02;
  return isCompressed ? octets * 8 : octets * 4;
}

function bitLength(bytes: Uint8Array, { content, end }: Element): number {
  const start = bytes[content] === 0 ? content + 1 : content;
  if (start >= end) return 0;
  return (end - start) * 8 - (Math.clz32(bytes[start] as number) - 24);
}

function bigInteger(bytes: Uint8Array, { content, end }: Element): bigint {
  const octets = bytes.subarray(content, end);
  return BigInt.asIntN(octets.length * 8, BigInt(`0x${Buffer.from(octets).toString('hex')}`));
}
