import type { Certificate } from '../certificate.ts';
import type { DerReader } from '../der/der.ts';
import { requireMinimalInteger } from '../der/der-content.ts';
import type { Element } from '../der/element.ts';
import { ExtensionOid } from '../oids.ts';
import { readPathName } from './alt-names.ts';
import { extensionValue } from './extension-value.ts';
import { readKeyId } from './lenient-values.ts';

const what = 'authority key identifier';

/** What an authority key identifier says of the issuer; each part may be missing. */
export interface AuthorityKeyId {
  readonly keyId: Uint8Array | undefined;
  /** The first directory name, to compare. */
  readonly issuer: string | undefined;
  readonly serialNumber: Uint8Array | undefined;
}

/** Reads an AuthorityKeyIdentifier, whether its parts are paired or not. Source: RFC 5280 §4.2.1.1. */
export function readAuthorityKeyId(reader: DerReader): AuthorityKeyId {
  const fields = reader.sequence(what);
  const keyId = fields.optional(0x80, what);
  const names = fields.optional(0xa1, what);
  const serialNumber = fields.optional(0x82, what);
  fields.finish(what);
  if (serialNumber) requireMinimalInteger(fields.bytes, serialNumber, what);
  const octets = (element: Element | undefined): Uint8Array | undefined => element && fields.bytes.subarray(element.content, element.end);
  return { keyId: octets(keyId), issuer: names && firstDirectoryName(fields.into(names)), serialNumber: octets(serialNumber) };
}

/**
 * Whether a certificate can be the issuer that an authority key identifier tells of: each part that both have is equal.
 * Source: OpenSSL X509_check_akid(3).
 */
export function fitsAuthority(issuer: Certificate, authority: AuthorityKeyId | undefined): boolean {
  if (!authority) return true;
  const { keyId, serialNumber } = authority;
  const own = issuer.subjectKeyIdentifier ?? extensionValue(issuer, ExtensionOid.subjectKeyIdentifier, readKeyId);
  if (keyId && own !== undefined && Buffer.from(keyId).toString('hex') !== own) return false;
  if (serialNumber && Buffer.compare(serialNumber, issuer.serialNumberOctets) !== 0) return false;
  return authority.issuer === undefined || authority.issuer === issuer.comparableIssuer;
}

function firstDirectoryName(names: DerReader): string | undefined {
  let first: string | undefined;
  while (!names.atEnd) {
    const { kind, text } = readPathName(names);
    if (kind === 'directory') first ??= text;
  }
  return first;
}
