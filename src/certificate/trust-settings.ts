import { DerReader, Tag } from './der/der.ts';
import { dottedOid } from './der/der-content.ts';
import { Malformation } from './der/malformation.ts';

/** What OpenSSL's trust settings behind a certificate (`BEGIN TRUSTED CERTIFICATE`) trust it for, as dotted OIDs of purposes. */
export interface TrustSettings {
  /** `undefined` where there is no such list: trusted for everything. An empty list trusts it for nothing. */
  readonly trusted: readonly string[] | undefined;
  readonly rejected: readonly string[] | undefined;
}

const rejectTag = 0xa0;
const otherTag = 0xa1;

/**
 * Decodes the bytes behind the certificate in such a block; none are settings that say nothing.
 * A malformed one is returned as a {@link Malformation}, never thrown.
 * Source: OpenSSL X509_CERT_AUX (crypto/x509/x_x509a.c).
 */
export function readTrustSettings(bytes: Uint8Array): TrustSettings | Malformation {
  try {
    return bytes.length === 0 ? { trusted: undefined, rejected: undefined } : read(new DerReader(bytes));
  } catch (error) {
    if (error instanceof Malformation) return error;
    throw error;
  }
}

function read(reader: DerReader): TrustSettings {
  const settings = reader.sequence('trust settings');
  reader.finish('trust settings');
  const trusted = purposes(settings, Tag.sequence);
  const rejected = purposes(settings, rejectTag);
  settings.optional(Tag.utf8String, 'alias');
  settings.optional(Tag.octetString, 'key identifier');
  settings.optional(otherTag, 'other settings');
  settings.finish('trust settings');
  return { trusted, rejected };
}

function purposes(settings: DerReader, tag: number): readonly string[] | undefined {
  const list = settings.optional(tag, 'list of purposes');
  if (!list) return undefined;
  const reader = settings.into(list);
  const oids: string[] = [];
  while (!reader.atEnd) oids.push(dottedOid(reader.bytes, reader.oid('purpose')));
  return oids;
}
