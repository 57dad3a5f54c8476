import { DerReader, Tag } from './der/der.ts';
import { requireCleanBitString } from './der/der-content.ts';
import type { Element } from './der/element.ts';
import { Malformation } from './der/malformation.ts';
import { type Extension, readExtensions } from './extensions/extension.ts';
import { checkPublicKey } from './key/key.ts';
import { checkName } from './name/name.ts';
import { checkSignatureAlgorithm } from './signature/algorithm-identifier.ts';
import { readTime } from './time.ts';

/** Where the parts of a certificate stand in its DER, all of them walked and found well-formed. */
export interface Layout {
  /** The part that the signature covers. */
  readonly signed: Element;
  readonly version: 1 | 2 | 3;
  readonly serialNumber: Element;
  /** The AlgorithmIdentifier, with its parameters. */
  readonly algorithm: Element;
  readonly issuer: Element;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly subject: Element;
  readonly publicKeyInfo: Element;
  readonly extensions: readonly Extension[];
  /** A BIT STRING. */
  readonly signature: Element;
}

const maxBytes = 1024 * 1024;

/**
 * Walks the DER of a certificate and finds its parts, strictly.
 * Limits: 1 MiB. Fails: throws a {@link Malformation} at the first byte that is wrong.
 * Source: RFC 5280 §4.1.
 */
export function readLayout(der: Uint8Array): Layout {
  if (der.length > maxBytes) throw new Malformation(`the certificate is larger than ${maxBytes} bytes`, maxBytes);
  const file = new DerReader(der);
  const certificate = file.sequence('certificate');
  file.finish('certificate');
  const signed = certificate.expect(Tag.sequence, 'to-be-signed certificate');
  const tbs = certificate.into(signed);
  const version = readVersion(tbs);
  const serialNumber = tbs.integer('serial number');
  const algorithm = checkSignatureAlgorithm(tbs, 'signature algorithm');
  const issuer = checkName(tbs, 'issuer');
  const validity = tbs.sequence('validity');
  const notBefore = readTime(validity, 'notBefore');
  const notAfter = readTime(validity, 'notAfter');
  validity.finish('validity');
  const subject = readSubject(tbs, issuer);
  const publicKeyInfo = checkPublicKey(tbs);
  const extensions = readTail(tbs, version);
  checkOuterAlgorithm(certificate, algorithm);
  const signature = certificate.bitString('signature');
  certificate.finish('signature');
  return {
    signed,
    version,
    serialNumber,
    algorithm,
    issuer,
    notBefore,
    notAfter,
    subject,
    publicKeyInfo,
    extensions,
    signature,
  };
}

/** The subject of a self-issued certificate has been checked as its issuer. */
function readSubject(tbs: DerReader, issuer: Element): Element {
  return hasCopyAhead(tbs, issuer) ? tbs.next('subject') : checkName(tbs, 'subject');
}

/** Whether the next element is, octet for octet, one that has been read before. A loop: it is short, and views cost more. */
function hasCopyAhead({ bytes, position, end }: DerReader, read: Element): boolean {
  if (position + read.end - read.start > end) return false;
  for (let i = read.start; i < read.end; i += 1) if (bytes[i] !== bytes[position + i - read.start]) return false;
  return true;
}

function readVersion(tbs: DerReader): 1 | 2 | 3 {
  const tagged = tbs.optional(0xa0, 'version');
  if (!tagged) return 1;
  const reader = tbs.into(tagged);
  const { content, end } = reader.integer('version');
  reader.finish('version');
  const value = tbs.bytes[content];
  if (end - content === 1 && value === 1) return 2;
  if (end - content === 1 && value === 2) return 3;
  throw new Malformation(`the version field holds ${value}, not 1 (version 2) or 2 (version 3)`, content);
}

/** The algorithm outside the signed part must be the same, to the octet (RFC 5280 §4.1.1.2). */
function checkOuterAlgorithm(certificate: DerReader, inner: Element): void {
  if (hasCopyAhead(certificate, inner)) {
    certificate.next('outer signature algorithm');
    return;
  }
  const { start } = checkSignatureAlgorithm(certificate, 'outer signature algorithm');
  throw new Malformation('the signature algorithm differs inside and outside the signed part', start);
}

/** What may follow the key: unique identifiers (version 2 and 3), extensions (version 3). */
function readTail(tbs: DerReader, version: 1 | 2 | 3): readonly Extension[] {
  const at = tbs.position;
  const ids = [tbs.optional(0x81, 'issuer unique identifier'), tbs.optional(0x82, 'subject unique identifier')];
  for (const id of ids) if (id) requireCleanBitString(tbs.bytes, id, 'unique identifier');
  if (ids.some((id) => id) && version === 1) throw new Malformation('a version 1 certificate has unique identifiers', at);
  const tagged = tbs.optional(0xa3, 'extensions');
  tbs.finish('to-be-signed certificate');
  if (!tagged) return [];
  if (version !== 3) throw new Malformation(`a version ${version} certificate has extensions`, tagged.start);
  const wrapper = tbs.into(tagged);
  const list = wrapper.sequence('extensions');
  wrapper.finish('extensions');
  return readExtensions(list);
}
