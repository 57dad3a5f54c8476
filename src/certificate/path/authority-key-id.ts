import type { Certificate } from '../certificate.ts';
import { DerReader } from '../der/der.ts';
import { comparableName } from '../name/comparable-name.ts';
import { NameKind } from '../name/general-name.ts';
import { readName } from '../name/name.ts';

/** What an authority key identifier says of the issuer; each part may be missing. */
export interface AuthorityKeyId {
  readonly keyId: Uint8Array | undefined;
  /** The first directory name, to compare. */
  readonly issuer: string | undefined;
  readonly serialNumber: Uint8Array | undefined;
}

/** Reads an AuthorityKeyIdentifier, whether its parts are paired or not. Source: RFC 5280 §4.2.1.1. */
export function readAuthorityKeyId(reader: DerReader): AuthorityKeyId {
  const fields = reader.sequence('authority key identifier');
  const octets = (tag: number): Uint8Array | undefined => {
    const element = fields.optional(tag, 'authority key identifier');
    return element && fields.bytes.subarray(element.content, element.end);
  };
  const keyId = octets(0x80);
  const names = octets(0xa1);
  return { keyId, issuer: names && firstDirectoryName(new DerReader(names)), serialNumber: octets(0x82) };
}

/**
 * Whether a certificate can be the issuer that an authority key identifier tells of: each part that both have is equal.
 * Source: OpenSSL X509_check_akid(3).
 */
export function fitsAuthority(issuer: Certificate, authority: AuthorityKeyId | undefined): boolean {
  if (!authority) return true;
  const { keyId, serialNumber } = authority;
  const own = issuer.subjectKeyIdentifier;
  if (keyId && own !== undefined && Buffer.from(keyId).toString('hex') !== own) return false;
  if (serialNumber && Buffer.compare(serialNumber, issuer.serialNumberOctets) !== 0) return false;
  return authority.issuer === undefined || authority.issuer === issuer.comparableIssuer;
}

function firstDirectoryName(names: DerReader): string | undefined {
  while (!names.atEnd) {
    const name = names.next('authority certificate issuer');
    if (name.tag === NameKind.directory) return comparableName(readName(names.into(name)));
  }
  return undefined;
}
