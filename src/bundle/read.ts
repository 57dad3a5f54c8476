import { type Certificate, decodeCertificate } from '../certificate/certificate.ts';
import { binaryLine, type PemBlock, readPem } from './encodings/pem.ts';
import { pemMarkers } from './encodings/pem-markers.ts';
import type { Origin } from './origin.ts';
import type { Refusal, RefusalId } from './refusal.ts';

/** A certificate and the place it was read from. */
export interface BundleEntry {
  readonly certificate: Certificate;
  readonly origin: Origin;
}

/** A file's content: every block that was seen is in one of the two lists, each in file order. */
export interface BundleContent {
  readonly entries: readonly BundleEntry[];
  readonly refused: readonly Refusal[];
}

/** The content of a source and the name by which it is told. */
export interface SourceFile {
  readonly path: string;
  /** One character for each octet (latin1): the encodings are recognised in octets, not in characters. */
  readonly text: string;
}

/**
 * Reads the certificates of one file and accounts for every block.
 *
 * A file without any block is refused as a whole, with block 0, and the encoding it seems to have.
 */
export function readBundle({ path, text }: SourceFile): BundleContent {
  const blocks = readPem(text);
  if (blocks.length === 0) return { entries: [], refused: [wholeFile(path, text)] };
  const entries: BundleEntry[] = [];
  const refused: Refusal[] = binaryRefusal(path, text);
  for (const block of blocks) {
    const read = readBlock(block, path);
    if ('certificate' in read) entries.push(read);
    else refused.push(read);
  }
  return { entries, refused };
}

/** Whether a file holds anything that this reader takes for a block; files that do not are passed over in directories. */
export function hasBlocks(text: string): boolean {
  return encodingOf(text) !== undefined || pemMarkers(text).length > 0;
}

function binaryRefusal(path: string, text: string): Refusal[] {
  const line = binaryLine(text);
  if (line === undefined) return [];
  return [
    { origin: { path, block: 0, line }, id: 'binary-content', detail: `octets that are no text stand outside the blocks (line ${line})` },
  ];
}

function readBlock(block: PemBlock, path: string): BundleEntry | Refusal {
  const origin: Origin = { path, block: block.block, line: block.line };
  if (block.kind === 'refusal') return { origin, id: block.id, detail: block.detail };
  const decoded = decodeCertificate(block.der);
  if (decoded.kind === 'certificate') return { certificate: decoded, origin };
  return { origin, id: 'malformed', detail: `${decoded.what}, at byte ${decoded.byte}` };
}

function wholeFile(path: string, text: string): Refusal {
  const origin: Origin = { path, block: 0, line: 1 };
  const encoding = encodingOf(text);
  if (encoding) return { origin, ...encoding };
  return { origin, id: 'no-certificate', detail: text === '' ? 'the file is empty' : 'the file holds no certificate' };
}

function encodingOf(text: string): { readonly id: RefusalId; readonly detail: string } | undefined {
  if (/^(?:\xff\xfe|\xfe\xff|[^\0]\0|\0[^\0])/.test(text)) return { id: 'utf-16', detail: 'the file is UTF-16 text' };
  if (/^0[\x80-\xff]/.test(text)) return { id: 'der-encoding', detail: 'the file is binary (DER), not PEM text' };
  return undefined;
}
