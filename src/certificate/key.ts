import { DerReader, Tag } from './der.ts';
import { dottedOid } from './der-content.ts';
import type { Element } from './element.ts';
import { curves, keyAlgorithmNames } from './oids.ts';

/** A public key as its certificate describes it. */
export interface KeyDescription {
  /** `RSA`, `EC`, `Ed25519` …, or the dotted OID of an algorithm that is not known here. */
  readonly algorithm: string;
  /** Size in bits: the modulus of RSA, the field of a named curve; `undefined` where it is not known. */
  readonly bits: number | undefined;
  /** Named curve of an EC key, for instance `P-256`. */
  readonly curve: string | undefined;
}

/** Walks a SubjectPublicKeyInfo and, for RSA, the key inside it. Source: RFC 5280 §4.1.2.7, RFC 8017 §A.1.1. */
export function checkPublicKey(reader: DerReader): Element {
  const element = reader.expect(Tag.sequence, 'subject public key info');
  const info = reader.into(element);
  const algorithm = info.sequence('key algorithm');
  const oid = dottedOid(info.bytes, algorithm.oid('key algorithm identifier'));
  algorithm.parameters('key algorithm parameters');
  algorithm.finish('key algorithm');
  const key = info.bitString('public key');
  info.finish('subject public key info');
  if (keyAlgorithmNames[oid] === 'RSA') rsaModulus(info.bytes, key);
  return element;
}

/** Describes the key of a SubjectPublicKeyInfo that `checkPublicKey` accepted. */
export function describeKey(bytes: Uint8Array, publicKeyInfo: Element): KeyDescription {
  const info = new DerReader(bytes, publicKeyInfo.content, publicKeyInfo.end);
  const identifier = info.sequence('key algorithm');
  const oid = dottedOid(bytes, identifier.oid('key algorithm identifier'));
  const algorithm = keyAlgorithmNames[oid] ?? oid;
  if (algorithm === 'RSA') return { algorithm, bits: bitLength(bytes, rsaModulus(bytes, info.bitString('public key'))), curve: undefined };
  if (algorithm !== 'EC' || identifier.tag !== Tag.oid) return { algorithm, bits: undefined, curve: undefined };
  const curveOid = dottedOid(bytes, identifier.oid('curve'));
  const curve = curves[curveOid];
  return { algorithm, bits: curve?.bits, curve: curve?.name ?? curveOid };
}

/** A key on a few characters: `RSA 2048`, `EC P-256`, `Ed25519`. */
export function keyText({ algorithm, bits, curve }: KeyDescription): string {
  return [algorithm, curve ?? bits].filter((part) => part !== undefined).join(' ');
}

function rsaModulus(bytes: Uint8Array, key: Element): Element {
  const outer = new DerReader(bytes, key.content + 1, key.end);
  const pair = outer.sequence('RSA public key');
  const modulus = pair.integer('RSA modulus');
  pair.integer('RSA exponent');
  pair.finish('RSA public key');
  outer.finish('RSA public key');
  return modulus;
}

function bitLength(bytes: Uint8Array, { content, end }: Element): number {
  const start = bytes[content] === 0 ? content + 1 : content;
  if (start >= end) return 0;
  return (end - start) * 8 - (Math.clz32(bytes[start] as number) - 24);
}
