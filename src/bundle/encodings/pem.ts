import { firstSequence } from '../../certificate/first-element.ts';
import type { RefusalId } from '../refusal.ts';
import { base64Fault } from './base64.ts';
import { certificateLabels } from './certificate-labels.ts';
import { type Marker, pemMarkers } from './pem-markers.ts';

/** One block of a PEM file: the bytes that it encodes, or why it was refused. */
export type PemBlock = PemPlace & (PemContent | PemRefusal);

interface PemPlace {
  /** From 1. */
  readonly block: number;
  /** Line of the BEGIN, from 1. */
  readonly line: number;
}
interface PemContent {
  readonly kind: 'certificate';
  readonly der: Uint8Array;
}
interface PemRefusal {
  readonly kind: 'refusal';
  readonly id: RefusalId;
  readonly detail: string;
}
interface Block {
  readonly begin: Marker;
  readonly end: Marker | undefined;
}

const binary = /[\0-\x08\x0e-\x1f]/g;

/**
 * Reads every block of a PEM text, strictly, and accounts for each one that it saw.
 *
 * Shape: blocks in file order; text between blocks is ignored. A boundary that is recognisable but wrong
 * (indented, glued, four hyphens, no counterpart) is a refusal, never skipped: other loaders would lose it in silence.
 * `text` holds one character an octet (latin1).
 * Source: RFC 7468 §2 and §3.
 */
export function readPem(text: string): readonly PemBlock[] {
  const lineOf = lineCounter(text);
  return pairMarkers(pemMarkers(text)).map((block, i) => ({
    block: i + 1,
    line: lineOf(block.begin.start),
    ...readBlock(text, block, lineOf),
  }));
}

/**
 * The line of the first octet outside all blocks that is no text, or `undefined`: raw DER or UTF-16 stands there, which no
 * loader reads and every loader passes over.
 */
export function binaryLine(text: string): number | undefined {
  if (text.search(binary) === -1) return undefined;
  let position = 0;
  const blocks = pairMarkers(pemMarkers(text));
  for (const gapEnd of [...blocks.map(({ begin }) => begin.start), text.length]) {
    binary.lastIndex = position;
    const found = binary.exec(text);
    if (!found) return undefined;
    if (found.index < gapEnd) return lineCounter(text)(found.index);
    const block = blocks.find(({ begin }) => begin.start === gapEnd);
    position = Math.max(gapEnd, block?.end?.end ?? block?.begin.end ?? gapEnd);
  }
  return undefined;
}

function pairMarkers(markers: readonly Marker[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < markers.length; i += 1) {
    const begin = markers[i] as Marker;
    const next = markers[i + 1];
    const end = begin.kind === 'BEGIN' && next?.kind === 'END' ? next : undefined;
    blocks.push({ begin, end });
    if (end) i += 1;
  }
  return blocks;
}

function readBlock(text: string, { begin, end }: Block, lineOf: (at: number) => number): PemContent | PemRefusal {
  if (begin.label.includes('PRIVATE KEY')) return refusal('private-key', `a private key stands here (${begin.label})`);
  if (begin.kind === 'END') return refusal('pem-boundary', `END ${begin.label} has no BEGIN`);
  if (!end) return refusal('pem-unterminated', `BEGIN ${begin.label} has no END: the block is cut off`);
  const fault = begin.fault ?? end.fault;
  if (fault) return refusal('pem-boundary', `${fault} (line ${lineOf((begin.fault ? begin : end).start)})`);
  if (begin.label !== end.label) return refusal('pem-boundary', `BEGIN ${begin.label} is closed by END ${end.label}`);
  if (!certificateLabels.has(begin.label)) return refusal('not-a-certificate', `the block is a ${begin.label}`);
  return readBody(text.slice(begin.end, end.start), begin, lineOf);
}

function readBody(body: string, begin: Marker, lineOf: (at: number) => number): PemContent | PemRefusal {
  if (body.includes(':')) return refusal('pem-headers', 'headers stand between BEGIN and the base64 text');
  const fault = base64Fault(body);
  if (fault) return refusal('pem-base64', `${fault.what} (line ${lineOf(begin.end + fault.at)})`);
  const der = Buffer.from(body, 'base64');
  const hasSettings = begin.label === 'TRUSTED CERTIFICATE' && (firstSequence(der)?.rest.length ?? 0) > 0;
  return hasSettings ? refusal('trust-settings', 'trust settings stand behind the certificate') : { kind: 'certificate', der };
}

/** Lines of positions that are asked in rising order; a position before the last one is counted from the start. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let position = 0;
  let newline = text.indexOf('\n');
  return (at) => {
    if (at < position) [line, position, newline] = [1, 0, text.indexOf('\n')];
    while (newline !== -1 && newline < at) {
      line += 1;
      position = newline + 1;
      newline = text.indexOf('\n', position);
    }
    return line;
  };
}

function refusal(id: RefusalId, detail: string): PemRefusal {
  return { kind: 'refusal', id, detail };
}
