import { Tag } from '../../../certificate/der/der.ts';
import { dottedOid } from '../../../certificate/der/der-content.ts';
import { berHeader } from './ber-header.ts';

/** What an ASN.1 value seems to be; `asn1` where it is a value and none of these. */
export type Structure =
  | 'certificate'
  | 'pkcs7'
  | 'pkcs12'
  | 'revocation-list'
  | 'certificate-request'
  | 'private-key'
  | 'public-key'
  | 'asn1';

/** A value that is looked into without being checked: behind its end, nothing is known. */
interface Value {
  readonly tag: number;
  readonly content: number;
  readonly end: number | undefined;
}

const pkcs7 = /^1\.2\.840\.113549\.1\.(?:7|9\.16\.1)\.\d+$/;
const netscapeSequence = '2.16.840.1.113730.2.5';
const explicit0 = 0xa0;

/**
 * What the ASN.1 value at the start of `bytes` seems to be, by the tags of its first values; `undefined` where there is no SEQUENCE.
 * Source: RFC 5280 §4.1 and §5.1; RFC 5652 §3; RFC 7292 §4; RFC 2986 §4.2; RFC 5958 §2; RFC 5915 §3; RFC 8017 §A.1.
 */
export function structureOf(bytes: Uint8Array): Structure | undefined {
  const outer = berHeader(bytes, 0);
  if (outer?.tag !== Tag.sequence) return undefined;
  const [first, second, third] = children(bytes, outer.content);
  if (first?.tag === Tag.oid) return isContentInfo(bytes, first) ? 'pkcs7' : unknown(bytes);
  if (first?.tag === Tag.integer) return behindInteger(bytes, first, second, third) ?? unknown(bytes);
  if (first?.tag === Tag.sequence) return behindSequence(bytes, first, second) ?? unknown(bytes);
  return unknown(bytes);
}

/** A PFX, a SignedData without its ContentInfo, or a key: all begin with a version. */
function behindInteger(bytes: Uint8Array, first: Value, second?: Value, third?: Value): Structure | undefined {
  const isVersion = first.end === first.content + 1;
  if (second?.tag === Tag.sequence && startsWithContentType(bytes, second)) return 'pkcs12';
  if (second?.tag === Tag.set && third?.tag === Tag.sequence) return 'pkcs7';
  if (second?.tag === Tag.sequence && third?.tag === Tag.octetString) return 'private-key';
  if (second?.tag === Tag.octetString && isVersion) return 'private-key';
  if (second?.tag === Tag.integer) return isVersion ? 'private-key' : 'public-key';
  return undefined;
}

/** A signed structure, or a key behind its algorithm. */
function behindSequence(bytes: Uint8Array, first: Value, second?: Value): Structure | undefined {
  const [one, two, three, four] = children(bytes, first.content);
  if (one?.tag === explicit0) return 'certificate';
  if (one?.tag === Tag.oid) return behindAlgorithm(second);
  // The version of a request or a list, or the serial number of a certificate of version 1.
  if (one?.tag === Tag.integer && two?.tag === Tag.sequence) return byFourthValue(bytes, two, three, four);
  if (one?.tag === Tag.sequence && two?.tag === Tag.sequence && isTime(three)) return 'revocation-list';
  return undefined;
}

function behindAlgorithm(second: Value | undefined): Structure | undefined {
  if (second?.tag === Tag.bitString) return 'public-key';
  return second?.tag === Tag.octetString ? 'private-key' : undefined;
}

function byFourthValue(bytes: Uint8Array, two: Value, three?: Value, four?: Value): Structure | undefined {
  const beginsWithAlgorithm = bytes[two.content] === Tag.oid;
  if (!beginsWithAlgorithm) return three?.tag === Tag.sequence ? 'certificate-request' : undefined;
  if (isTime(four)) return 'revocation-list';
  return three?.tag === Tag.sequence && (four === undefined || four.tag === Tag.sequence) ? 'certificate' : undefined;
}

function isTime(value: Value | undefined): boolean {
  return value?.tag === Tag.utcTime || value?.tag === Tag.generalizedTime;
}

function startsWithContentType(bytes: Uint8Array, value: Value): boolean {
  const [first] = children(bytes, value.content);
  return first?.tag === Tag.oid && isContentInfo(bytes, first);
}

function isContentInfo(bytes: Uint8Array, { content, end = content }: Value): boolean {
  if (end > bytes.length) return false;
  const type = dottedOid(bytes, { tag: Tag.oid, start: content, content, end });
  return type === netscapeSequence || pkcs7.test(type);
}

/** Text may begin with the tag of a SEQUENCE, which is the digit 0: only longer lengths are told from it. */
function unknown(bytes: Uint8Array): 'asn1' | undefined {
  return (bytes[1] ?? 0) >= 0x80 ? 'asn1' : undefined;
}

/** The first four values on a level, as far as each one tells where the next one stands. */
function children(bytes: Uint8Array, at: number): readonly Value[] {
  const values: Value[] = [];
  for (let next: number | undefined = at; next !== undefined && values.length < 4; next = values.at(-1)?.end) {
    const value = berHeader(bytes, next);
    if (!value) break;
    values.push(value);
  }
  return values;
}
