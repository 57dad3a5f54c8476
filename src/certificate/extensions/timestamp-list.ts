import { type DerReader, Tag } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';

/** Version, log, time and the length of what follows. */
const headLength = 1 + 32 + 8 + 2;

/**
 * Walks SignedCertificateTimestampList, which is written in the language of TLS inside an OCTET STRING: lengths in two octets,
 * each of which must fit. Timestamps of a later version than 1 are left as they are.
 * Source: RFC 6962 §3.2, §3.3.
 */
export function checkTimestampList(reader: DerReader, what: string): void {
  const { bytes } = reader;
  const { content, end } = reader.expect(Tag.octetString, what);
  const listEnd = readVector(bytes, content, end, what);
  if (listEnd !== end) throw new Malformation(`${what} are followed by ${end - listEnd} unexpected bytes`, listEnd);
  for (let at = content + 2; at < end; ) {
    const next = readVector(bytes, at, end, what);
    checkTimestamp(bytes, at + 2, next, what);
    at = next;
  }
}

function checkTimestamp(bytes: Uint8Array, from: number, to: number, what: string): void {
  if (from === to) throw new Malformation(`${what} has an empty timestamp`, from);
  if (bytes[from] !== 0) return;
  const extensionsEnd = readVector(bytes, from + headLength - 2, to, what);
  // Two octets name the algorithms of the signature.
  const end = readVector(bytes, extensionsEnd + 2, to, what);
  if (end !== to) throw new Malformation(`${what} has a timestamp with ${to - end} unexpected bytes`, end);
}

/** The end of a vector whose length stands at `at` in two octets. */
function readVector(bytes: Uint8Array, at: number, limit: number, what: string): number {
  const content = at + 2;
  if (content > limit) throw new Malformation(`${what} is cut off inside a length`, at);
  const end = content + (((bytes[at] as number) << 8) | (bytes[at + 1] as number));
  if (end > limit) throw new Malformation(`${what} claims ${end - content} bytes where ${limit - content} are left`, at);
  return end;
}
