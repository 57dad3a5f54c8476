import type { BerReader } from './ber.ts';

/** The object identifiers of content types that are read. Source: RFC 5652 §4 and §5.1; RFC 2315 §14. */
export const ContentType = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  encryptedData: '1.2.840.113549.1.7.6',
  netscapeCertificateSequence: '2.16.840.1.113730.2.5',
} as const;

const names: Readonly<Record<string, string>> = {
  [ContentType.data]: 'data',
  [ContentType.signedData]: 'signed data',
  '1.2.840.113549.1.7.3': 'enveloped data',
  '1.2.840.113549.1.7.4': 'signed and enveloped data',
  '1.2.840.113549.1.7.5': 'digested data',
  [ContentType.encryptedData]: 'encrypted data',
  '1.2.840.113549.1.9.16.1.2': 'authenticated data',
  '1.2.840.113549.1.9.16.1.9': 'compressed data',
  '1.2.840.113549.1.9.16.1.23': 'authenticated and enveloped data',
};

const explicit0 = 0xa0;

/** Reads the two parts of a ContentInfo, of which the second may be missing. Source: RFC 5652 §3. */
export function readContentInfo(reader: BerReader): { readonly type: string; readonly content: BerReader | undefined } {
  const info = reader.sequence('content info');
  const type = info.oid('content type');
  const explicit = info.optional(explicit0, 'content');
  info.finish('content info');
  return { type, content: explicit && info.into(explicit) };
}

/** A content type for people: its name, or its object identifier. */
export function contentTypeName(type: string): string {
  return names[type] ?? `content of the type ${type}`;
}
