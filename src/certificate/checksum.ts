const prime = 0x01000193;

/**
 * A checksum of 64 bits in 16 hexadecimal digits, to find known bytes again without loading the cryptography that a fingerprint
 * needs. It tells any accidental change; against intent only a fingerprint helps.
 *
 * It goes by words of four octets, little-endian: this runs before the engine has compiled it.
 * Source: the mixing of FNV-1a (draft-eastlake-fnv), in two lanes.
 */
export function checksum(bytes: Uint8Array): string {
  const words = wordsOf(bytes);
  let first = 0x811c9dc5;
  let second = bytes.length;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as number;
    first = Math.imul(first ^ word, prime);
    second = Math.imul((second << 13) ^ (second >>> 19) ^ word, prime);
  }
  for (let i = words.length * 4; i < bytes.length; i += 1) {
    first = Math.imul(first ^ (bytes[i] as number), prime);
    second = Math.imul(second ^ (bytes[i] as number), prime);
  }
  return hex(first) + hex(second);
}

/** The whole words of the bytes; a view where they are aligned, as those of most buffers are. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, byteLength } = byteOffsetIsAligned(bytes) ? bytes : Uint8Array.from(bytes);
  return new Int32Array(buffer, byteOffset, byteLength >> 2);
}

function byteOffsetIsAligned({ byteOffset }: Uint8Array): boolean {
  return byteOffset % 4 === 0;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
