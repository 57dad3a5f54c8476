/** The first octets of a value: its tag and where its content stands. */
export interface BerHeader {
  /** The first octet; the rest of a longer tag is passed over. */
  readonly tag: number;
  /** Offset of the content. */
  readonly content: number;
  /** Offset behind the content, which may lie behind the end of the file; `undefined` for an indefinite length. */
  readonly end: number | undefined;
}

const maxTagOctets = 5;
const maxLengthOctets = 8;
const constructed = 0x20;

/**
 * The header of the BER value at `at`, or `undefined` where none begins before `limit`. Reads nothing of the content.
 * Source: X.690 §8.1.2 (tags), §8.1.3 (lengths).
 */
export function berHeader(bytes: Uint8Array, at: number, limit: number = bytes.length): BerHeader | undefined {
  const tag = bytes[at];
  const lengthAt = tag === undefined ? undefined : tagEnd(bytes, at, tag);
  const first = lengthAt === undefined ? undefined : bytes[lengthAt];
  if (tag === undefined || lengthAt === undefined || first === undefined || lengthAt >= limit) return undefined;
  if (first < 0x80) return { tag, content: lengthAt + 1, end: lengthAt + 1 + first };
  if (first === 0x80) return (tag & constructed) === 0 ? undefined : { tag, content: lengthAt + 1, end: undefined };
  const count = first & 0x7f;
  const content = lengthAt + 1 + count;
  if (count > maxLengthOctets || content > limit) return undefined;
  let length = 0;
  for (let i = lengthAt + 1; i < content; i += 1) length = length * 256 + (bytes[i] as number);
  return { tag, content, end: content + length };
}

function tagEnd(bytes: Uint8Array, at: number, tag: number): number | undefined {
  if ((tag & 0x1f) !== 0x1f) return at + 1;
  for (let i = at + 1; i <= at + maxTagOctets; i += 1) if ((bytes[i] ?? 0) < 0x80) return i + 1;
  return undefined;
}
