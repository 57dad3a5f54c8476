import { type Certificate, decodeCertificate } from '../certificate/certificate.ts';
import { malformed } from '../certificate/rules/index.ts';
import { type PemBlock, readPem } from './encodings/pem.ts';
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

/** The bytes of a source and the name by which it is told. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the certificates of one file and accounts for every block.
 *
 * A file without any block is refused as a whole, with block 0, and the encoding it seems to have.
 */
export function readBundle({ path, bytes }: SourceFile): BundleContent {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const blocks = readPem(text);
  if (blocks.length === 0) return { entries: [], refused: [wholeFile(path, bytes)] };
  const entries: BundleEntry[] = [];
  const refused: Refusal[] = [];
  for (const block of blocks) {
    const read = readBlock(block, path);
    if ('certificate' in read) entries.push(read);
    else refused.push(read);
  }
  return { entries, refused };
}

/** Whether a file holds anything that this reader takes for a block; files that do not are passed over in directories. */
export function hasBlocks(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('BEGIN ') || encodingOf(bytes) !== undefined;
}

function readBlock(block: PemBlock, path: string): BundleEntry | Refusal {
  const origin: Origin = { path, block: block.block, line: block.line };
  if (block.kind === 'refusal') return { origin, id: block.id, detail: block.detail };
  const decoded = decodeCertificate(block.der);
  if (decoded.kind === 'certificate') return { certificate: decoded, origin };
  return { origin, id: 'malformed', detail: malformed.check(decoded, { now: 0 }) ?? decoded.what };
}

function wholeFile(path: string, bytes: Uint8Array): Refusal {
  const origin: Origin = { path, block: 0, line: 1 };
  const encoding = encodingOf(bytes);
  if (encoding) return { origin, ...encoding };
  return { origin, id: 'no-certificate', detail: bytes.length === 0 ? 'the file is empty' : 'the file holds no certificate' };
}

function encodingOf(bytes: Uint8Array): { readonly id: RefusalId; readonly detail: string } | undefined {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first !== 0 && second === 0) || (first === 0 && second !== 0)) {
    return bytes.length < 2 ? undefined : { id: 'utf-16', detail: 'the file is UTF-16 text' };
  }
  if (first === 0x30 && (second & 0x80) !== 0) return { id: 'der-encoding', detail: 'the file is binary (DER), not PEM text' };
  return undefined;
}
