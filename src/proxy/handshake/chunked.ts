/** What of a chunked body has come so far. */
export interface Unchunked {
  readonly octets: Buffer;
  /** Whether its last chunk and the trailers have come. */
  readonly isWhole: boolean;
}

const sizeLine = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/;
const maxLineLength = 256;

/** Takes the frames off a chunked body, as far as it has come and can be read. Source: RFC 9112 §7.1. */
export function unchunked(received: Buffer): Unchunked {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = sizeLine.exec(received.toString('latin1', at, at + maxLineLength));
    if (!line) return { octets: Buffer.concat(parts), isWhole: false };
    at += line[0].length;
    const size = Number.parseInt(line[1] ?? '', 16);
    if (size === 0) return { octets: Buffer.concat(parts), isWhole: /^(?:[^\r\n]+\r?\n)*\r?\n/.test(received.toString('latin1', at)) };
    parts.push(received.subarray(at, at + size));
    at += size;
    const end = /^\r?\n/.exec(received.toString('latin1', at, at + 2));
    if (!end) return { octets: Buffer.concat(parts), isWhole: false };
    at += end[0].length;
  }
}
