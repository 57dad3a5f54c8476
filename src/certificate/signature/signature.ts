import { DerReader, Tag } from '../der/der.ts';
import { dottedOid } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { Malformation } from '../der/malformation.ts';
import { hashes, type KeyAlgorithm, signatureAlgorithms } from './algorithms.ts';

/** A signature algorithm as its certificate describes it. */
export interface SignatureDescription {
  /** `sha256WithRSAEncryption`, or the dotted OID of an algorithm that is not known here. */
  readonly name: string;
  /** The algorithm of the key that makes such signatures; `undefined` where it is not known. */
  readonly key: KeyAlgorithm | undefined;
  /** As OpenSSL names it, for instance `sha256`; `undefined` where the algorithm has its own, or where it is not known. */
  readonly hash: string | undefined;
}

/** Describes a signature AlgorithmIdentifier; the hash of RSASSA-PSS stands in its parameters. Source: RFC 5280 §4.1.1.2. */
export function describeSignature(bytes: Uint8Array, algorithm: Element): SignatureDescription {
  const fields = new DerReader(bytes, algorithm.content, algorithm.end);
  const oid = dottedOid(bytes, fields.oid('signature algorithm'));
  const known = signatureAlgorithms[oid];
  if (!known) return { name: oid, key: undefined, hash: undefined };
  return { name: known.name, key: known.key, hash: known.key === 'RSA-PSS' ? pssHash(fields) : known.hash };
}

/** The default is SHA-1 (RFC 4055 §3.1). */
function pssHash(fields: DerReader): string | undefined {
  try {
    const parameters = fields.sequence('parameters of RSASSA-PSS');
    const tagged = parameters.optional(0xa0, 'hash algorithm');
    if (!tagged) return 'sha1';
    const identifier = parameters.into(tagged).sequence('hash algorithm');
    return hashes[dottedOid(fields.bytes, identifier.expect(Tag.oid, 'hash algorithm'))];
  } catch (error) {
    if (error instanceof Malformation) return undefined;
    throw error;
  }
}
