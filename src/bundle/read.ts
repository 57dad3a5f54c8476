import { partsOf } from './encodings/parts.ts';
import { bareValues, wrappedPem } from './encodings/pem/bare-base64.ts';
import { binaryLine, binaryOctet } from './encodings/pem/binary-line.ts';
import { lineCounter } from './encodings/pem/line-counter.ts';
import { type PemBlock, readPem } from './encodings/pem/pem.ts';
import { hasMarkers } from './encodings/pem/pem-markers.ts';
import { recogniseBinary } from './encodings/recognise-binary.ts';
import { isWideText, narrowed } from './encodings/wide-text.ts';
import type { BundleContent, SourceFile } from './entry.ts';
import { notedSources } from './noted-sources.ts';
import { Reading, type ReadOptions } from './reading.ts';

const byteOrderMark = '\xef\xbb\xbf';
/** Octets that no text has; every binary format has some of them at its beginning. */
const binary = /[\0-\x08\x0e-\x1f\x80-\x9f]/;
const headOctets = 512;

/**
 * Reads the certificates of one file, in whatever encoding they are, and accounts for every block.
 *
 * The encoding is recognised by content, never by name: PEM and everything that people make of it, DER, base64 without armor,
 * PKCS#7, PKCS#12, Java keystores, UTF-16, and several of them in one file. A file without any block is refused as a whole,
 * with block 0.
 * Fails: `too-many-blocks`.
 */
export async function readBundle({ path, text }: SourceFile, options: ReadOptions = {}): Promise<BundleContent> {
  const reading = new Reading(path, options);
  if (isWholeBinary(text)) await reading.addBinary(Buffer.from(text, 'latin1'), { line: 1, encoding: 'der' });
  else await readParts(withoutWrapping(text, reading), reading, options);
  if (reading.isEmpty)
    reading.refuse({ id: 'no-certificate', detail: text === '' ? 'the file is empty' : 'the file holds no certificate' });
  return reading.content();
}

/** Whether a file holds anything that this reader takes for a block; files that do not are passed over in directories. */
export function hasBlocks(text: string): boolean {
  if (isWideText(text) || isBinary(text) || hasMarkers(text) || partsOf(text).some(({ kind }) => kind === 'der')) return true;
  const unmarked = withoutMark(text);
  return wrappedPem(unmarked) !== undefined || bareValues(unmarked).length > 0;
}

/** A file in a format of its own, or DER of indefinite length: its parts cannot be told apart from outside. */
function isWholeBinary(text: string): boolean {
  return isBinary(text) && !/^0[\x81-\x84]/.test(text);
}

function isBinary(text: string): boolean {
  // Most files are text, and need not be turned into octets to be known as such.
  return binary.test(text.slice(0, headOctets)) && recogniseBinary(Buffer.from(text, 'latin1')) !== undefined;
}

/** The text without what stands around all of it: UTF-16, a byte-order mark, line ends of the old Macintosh. */
function withoutWrapping(text: string, reading: Reading): string {
  if (isWideText(text)) {
    const narrow = narrowed(text);
    if (narrow !== undefined) reading.note('utf-16', 'the file is UTF-16 text');
    else reading.refuse({ id: 'utf-16-malformed', detail: 'the file begins like UTF-16 text and is none' });
    return narrow ?? '';
  }
  const unmarked = withoutMark(text);
  if (unmarked !== text) reading.note('byte-order-mark', 'the file begins with a byte-order mark');
  if (!unmarked.includes('\r') || unmarked.includes('\n') || !hasMarkers(unmarked)) return unmarked;
  reading.note('line-ends', 'lines end in a carriage return alone');
  return unmarked.replaceAll('\r', '\n');
}

function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
}

async function readParts(text: string, reading: Reading, options: ReadOptions): Promise<void> {
  const lineOf = lineCounter(text);
  const hasBinary = binaryOctet.test(text);
  const parts = partsOf(text, hasBinary);
  for (const [i, { kind, start, end }] of parts.entries()) {
    const line = lineOf(start);
    if (kind === 'text') {
      await readText(text.slice(start, end), { firstLine: line, reading, options, hasBinary });
      continue;
    }
    const next = parts[i + 1];
    if (next?.kind === 'text' && isTrailing(text.slice(next.start, next.end))) {
      reading.refuse(
        { id: 'der-trailing', detail: `${next.end - next.start} octets that belong to nothing follow the DER, at byte ${next.start}` },
        line,
      );
      continue;
    }
    if (!reading.isEmpty) reading.note('binary-appended', `DER stands behind other blocks (line ${line})`);
    await reading.addBinary(Buffer.from(text.slice(start, end), 'latin1'), { line, encoding: 'der' });
  }
}

/** Whether what stands behind a DER value is neither a line end nor anything that can be read: then the value is damaged too. */
function isTrailing(text: string): boolean {
  return !/^[ \t\r\n]*$/.test(text) && !hasMarkers(text) && bareValues(text).length === 0;
}

interface TextPlace {
  readonly firstLine: number;
  readonly reading: Reading;
  readonly options: ReadOptions;
  /** Whether octets that are no text stand in the file. */
  readonly hasBinary: boolean;
}

async function readText(text: string, place: TextPlace): Promise<void> {
  const { firstLine, reading, options } = place;
  const pem = wrappedPem(text);
  if (pem !== undefined) {
    reading.note('wrapped', 'the PEM text stands in base64 as a whole');
    await readText(pem, { ...place, firstLine: 1, hasBinary: true });
    return;
  }
  const lineOf = lineCounter(text);
  const blocks = readPem(text);
  for (const [i, gap] of gapsBetween(blocks, text.length).entries()) {
    const values = gap.isOpen ? [] : bareValues(text.slice(gap.start, gap.end));
    for (const { der, at } of values) await reading.addBare(der, lineOf(gap.start + at) + firstLine - 1);
    const block = blocks[i];
    const sources = block && options.withNotedSources ? notedSources(text, block.start) : undefined;
    if (block) await reading.addPem(block, block.line + firstLine - 1, sources);
  }
  const binaryAt = place.hasBinary ? binaryLine(text, blocks) : undefined;
  if (binaryAt === undefined) return;
  const line = binaryAt + firstLine - 1;
  reading.refuse({ id: 'binary-content', detail: `octets that are no text stand outside the blocks (line ${line})` }, line);
}

/** A stretch of text before a block or behind the last one. */
interface Gap {
  readonly start: number;
  readonly end: number;
  /** Whether it belongs to a block that has lost its BEGIN or END. */
  readonly isOpen: boolean;
}

/** The gaps before each block, then the one behind the last. */
function gapsBetween(blocks: readonly PemBlock[], length: number): readonly Gap[] {
  return [...blocks, undefined].map((block, i) => {
    const before = blocks[i - 1];
    return { start: before?.end ?? 0, end: block?.start ?? length, isOpen: before?.isClosed === false || block?.isClosed === false };
  });
}
