import { StringDecoder } from 'node:string_decoder';

/** How much there was to read. */
export interface LinesRead {
  readonly lines: number;
  /** Octets, after decompression. */
  readonly bytes: number;
  /** Whether there was more than is read. */
  readonly isCut: boolean;
}

/** A longer line is read as its first so many characters. */
export const maxLineLength: number = 64 * 1024;

/**
 * Calls `onLine` for each line of `chunks`, without its line end and without NULs, one character for each octet; in UTF-16 with a byte
 * order mark one for each of its units.
 *
 * Limits: `maxBytes` in all, {@link maxLineLength} a line; no more than that and one chunk is held.
 */
export async function readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  onLine: (line: string, number: number) => void,
): Promise<LinesRead> {
  let [lines, bytes, rest, isOpen] = [0, 0, '', false];
  let decode: ((chunk: Buffer) => string) | undefined;
  const tell = (line: string): void => {
    lines += 1;
    onLine(clean(line), lines);
  };
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    bytes += buffer.length;
    const isFirst = decode === undefined;
    decode ??= decoderFor(buffer);
    const text = decode(isFirst ? withoutMark(buffer) : buffer);
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      tell(start === 0 && isOpen ? joined(rest, text.slice(0, end)) : text.slice(start, end));
      start = end + 1;
      [rest, isOpen] = ['', false];
    }
    if (start < text.length) [rest, isOpen] = [joined(rest, text.slice(start)), true];
    if (bytes >= maxBytes) return { lines, bytes, isCut: true };
  }
  if (isOpen) tell(rest);
  return { lines, bytes, isCut: false };
}

/** A log that was cut while it was written to begins with NULs: they must not use up the length of its first line. */
function joined(rest: string, more: string): string {
  const begin = rest.length === 0 ? more.replace(/^\0+/, '') : rest;
  if (rest.length === 0) return begin.slice(0, maxLineLength);
  return rest.length >= maxLineLength ? rest : (rest + more).slice(0, maxLineLength);
}

function clean(line: string): string {
  const text = line.length > maxLineLength ? line.slice(0, maxLineLength) : line;
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return whole.endsWith('\r') ? whole.slice(0, -1) : whole;
}

/** Without a byte order mark. */
function withoutMark(first: Buffer): Buffer {
  if (isWide(first)) return first.subarray(2);
  return first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? first.subarray(3) : first;
}

function isWide(first: Buffer): boolean {
  return first[0] === 0xff && first[1] === 0xfe;
}

function decoderFor(first: Buffer): (chunk: Buffer) => string {
  if (isWide(first)) {
    const decoder = new StringDecoder('utf16le');
    return (chunk) => decoder.write(chunk);
  }
  return (chunk) => chunk.toString('latin1');
}
