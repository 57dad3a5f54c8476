const sequenceTag = 0x30;

/**
 * The first value of `bytes` and what stands behind it, as OpenSSL tells them apart: the length may have more octets than it
 * needs. `undefined` where there is no whole SEQUENCE of definite length.
 * Source: OpenSSL `ASN1_get_object(3)`; X.690 §8.1.3.5.
 */
export function firstValue(bytes: Uint8Array): { readonly element: Uint8Array; readonly rest: Uint8Array } | undefined {
  const [tag, first = 0x80] = bytes;
  if (tag !== sequenceTag || first === 0x80) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  const content = 2 + count;
  let length = count === 0 ? first : 0;
  for (const octet of bytes.subarray(2, content)) {
    length = length * 256 + octet;
    if (length > bytes.length) return undefined;
  }
  const end = content + length;
  return end > bytes.length ? undefined : { element: bytes.subarray(0, end), rest: bytes.subarray(end) };
}
