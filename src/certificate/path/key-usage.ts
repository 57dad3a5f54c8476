/** Bits of the first sixteen of KeyUsage. Source: RFC 5280 §4.2.1.3. */
export const KeyUsageBit = {
  digitalSignature: 0x8000,
  nonRepudiation: 0x4000,
  keyEncipherment: 0x2000,
  keyAgreement: 0x0800,
  keyCertSign: 0x0400,
  crlSign: 0x0200,
} as const;

/** Whether a key may be used in one of these ways; without a key usage in every way. */
export function allowsKeyUsage(keyUsage: number | undefined, bits: number): boolean {
  return keyUsage === undefined || (keyUsage & bits) !== 0;
}
