import type { DerReader } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';

const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** A purpose of a key. Source: RFC 5280 §4.2.1.3. */
export type KeyUsage = (typeof keyUsageNames)[number];

/** Decodes KeyUsage into the names of its bits. */
export function readKeyUsage(reader: DerReader): readonly KeyUsage[] {
  const bits = checkKeyUsage(reader);
  return keyUsageNames.filter((_, bit) => (bits & (0x8000 >> bit)) !== 0);
}

/**
 * Walks KeyUsage; its first sixteen bits. Zero bits at the end, which DER leaves out, are taken: many real CAs write them.
 * Fails: no bit set, which makes OpenSSL refuse every chain through the certificate.
 * Source: RFC 5280 §4.2.1.3.
 */
export function checkKeyUsage(reader: DerReader): number {
  const { start, content, end } = reader.bitString('key usage');
  const first = end > content + 1 ? (reader.bytes[content + 1] as number) : 0;
  const second = end > content + 2 ? (reader.bytes[content + 2] as number) : 0;
  const bits = (first << 8) | second;
  if (bits === 0) throw new Malformation('key usage has no bit set', start);
  return bits;
}
