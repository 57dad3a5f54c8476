import { binaryOctet } from './pem/binary-line.ts';

/** A stretch of a file: text, or one DER value. Offsets are into the file; the end is exclusive. */
export interface Part {
  readonly kind: 'text' | 'der';
  readonly start: number;
  readonly end: number;
}

const maxParts = 10_000;
/** A SEQUENCE with a length of one to four octets at the start of the file, of a line or behind a PEM boundary. */
const derAfterText = /(?<=^|[\n\r]|-----)0[\x81-\x84]/g;
const derAtOnce = /0[\x81-\x84]/y;

/**
 * Tells the DER values and the texts of a file apart: several values behind each other, or DER that somebody has appended to
 * PEM. A value tells its own length; what does not fit into the file is no value.
 * Shape: parts in file order, without gaps; empty for an empty file.
 * Limits: 10,000 parts, the rest is one text.
 * Source: X.690 §8.1.3.
 */
export function partsOf(text: string, hasBinary: boolean = binaryOctet.test(text)): readonly Part[] {
  if (text === '') return [];
  if (!hasBinary) return [{ kind: 'text', start: 0, end: text.length }];
  const octets = Buffer.from(text, 'latin1');
  const parts: Part[] = [];
  let textStart = 0;
  let position = 0;
  while (parts.length < maxParts) {
    const value = nextValue(text, octets, position);
    if (!value) break;
    if (value.start > textStart) parts.push({ kind: 'text', start: textStart, end: value.start });
    parts.push(value);
    textStart = value.end;
    position = value.end;
  }
  if (textStart < text.length) parts.push({ kind: 'text', start: textStart, end: text.length });
  return parts;
}

function nextValue(text: string, octets: Buffer, from: number): Part | undefined {
  derAtOnce.lastIndex = from;
  if (derAtOnce.test(text)) {
    const value = valueAt(octets, from);
    if (value) return value;
  }
  derAfterText.lastIndex = from;
  for (let match = derAfterText.exec(text); match; match = derAfterText.exec(text)) {
    const value = valueAt(octets, match.index);
    if (value) return value;
  }
  return undefined;
}

function valueAt(octets: Buffer, start: number): Part | undefined {
  const count = (octets[start + 1] as number) & 0x7f;
  const content = start + 2 + count;
  if (content > octets.length) return undefined;
  const end = content + octets.readUIntBE(start + 2, count);
  return end <= octets.length ? { kind: 'der', start, end } : undefined;
}
