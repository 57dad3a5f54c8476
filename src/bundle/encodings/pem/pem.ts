import { firstSequence } from '../../../certificate/der/first-element.ts';
import type { RefusalId } from '../../refusal.ts';
import type { RepairId } from '../../repair.ts';
import { base64Fault } from './base64.ts';
import { certificateLabels, containerLabels } from './certificate-labels.ts';
import { lineCounter } from './line-counter.ts';
import { mendedBody } from './mended-body.ts';
import { type Marker, pemMarkers } from './pem-markers.ts';

/** One block of a PEM file: the bytes that it encodes, or why it was refused. */
export type PemBlock = PemPlace & (PemContent | PemRefusal);

interface PemPlace {
  /** From 1. */
  readonly block: number;
  /** Line of the BEGIN, from 1. */
  readonly line: number;
  /** Offsets of the block in the text: from BEGIN to behind END, or behind BEGIN where there is no END. */
  readonly start: number;
  readonly end: number;
  /** Whether it has both BEGIN and END. */
  readonly isClosed: boolean;
}

/** A block with base64 text, as it stands or mended. */
export interface PemContent {
  readonly kind: 'content';
  readonly label: string;
  readonly der: Uint8Array;
  /** What stands behind the certificate in a TRUSTED CERTIFICATE. */
  readonly trustSettings?: Uint8Array;
  /** What had to be mended to read it: nothing in most. */
  readonly mended?: Mended;
}

/** The repairs of a block, each with the fact met; and the refusal that stands where its content is not certain. */
export interface Mended {
  readonly repairs: readonly { readonly id: RepairId; readonly detail: string }[];
  readonly otherwise: PemRefusal;
}

/** A block that is not read. */
export interface PemRefusal {
  readonly kind: 'refusal';
  readonly id: RefusalId;
  readonly detail: string;
}

interface Block {
  readonly begin: Marker;
  readonly end: Marker | undefined;
}

/**
 * Reads every block of a PEM text and accounts for each one that it saw.
 *
 * Shape: blocks in file order; text between blocks is ignored. A block that strict readers would lose or refuse, but whose
 * meaning can be certain (indented, quoted, glued, on one line), is mended, and says so: whoever reads it must refuse it
 * unless its bytes are well-formed to the last one. One that cannot be certain (typographic dashes, four hyphens, no
 * counterpart, commented out) is a refusal, never skipped.
 * `text` holds one character an octet (latin1).
 * Source: RFC 7468 §2 and §3.
 */
export function readPem(text: string): readonly PemBlock[] {
  const lineOf = lineCounter(text);
  return pairMarkers(pemMarkers(text)).map((block, i) => ({
    block: i + 1,
    line: lineOf(block.begin.start),
    start: block.begin.start,
    end: (block.end ?? block.begin).end,
    isClosed: block.end !== undefined,
    ...readBlock(text, block, lineOf),
  }));
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
  // Asked before the form of its boundaries: what is no certificate has its own ("OpenVPN Static key V1").
  if (begin.label === end.label && !isRead(begin.label)) return refusal('not-a-certificate', `the block is a ${begin.label}`);
  const fault = begin.fault ?? end.fault;
  if (fault) return refusal('pem-boundary', `${fault} (line ${lineOf((begin.fault ? begin : end).start)})`);
  if (begin.label !== end.label) return refusal('pem-boundary', `BEGIN ${begin.label} is closed by END ${end.label}`);
  const body = text.slice(begin.end, end.start);
  const bodyFault = base64Fault(body);
  if (!bodyFault && !begin.displaced && !end.displaced) return content(begin.label, body);
  return readDisplaced(body, { begin, end, bodyFault }, lineOf);
}

function isRead(label: string): boolean {
  return certificateLabels.has(label) || containerLabels.has(label);
}

interface Displaced {
  readonly begin: Marker;
  readonly end: Marker;
  readonly bodyFault: ReturnType<typeof base64Fault>;
}

/** A block that loaders would lose or refuse: what it is where it is certain, and the refusal for where it is not. */
function readDisplaced(body: string, { begin, end, bodyFault }: Displaced, lineOf: (at: number) => number): PemContent | PemRefusal {
  const displaced = [begin, end].flatMap(({ displaced: found, start }) =>
    found ? [{ id: found.repair, detail: `${found.what} (line ${lineOf(start)})` }] : [],
  );
  const [first] = displaced;
  const otherwise = first ? refusal('pem-boundary', first.detail) : bodyRefusal(body, begin, bodyFault, lineOf);
  const mended = bodyFault ? mendedBody(body) : { base64: body, repairs: [] };
  if (!mended) return bodyFault && first ? bodyRefusal(body, begin, bodyFault, lineOf) : otherwise;
  const inBody = mended.repairs.map((id) => ({ id, detail: `${bodyTexts[id] ?? id} (line ${lineOf(begin.end + (bodyFault?.at ?? 0))})` }));
  const repairs = [...displaced, ...inBody].filter(({ id }, i, all) => all.findIndex((other) => other.id === id) === i);
  return { ...content(begin.label, mended.base64), mended: { repairs, otherwise } };
}

const bodyTexts: Readonly<Partial<Record<RepairId, string>>> = {
  'escaped-line-ends': 'line ends are written as \\n',
  quoted: 'quotation marks stand in the base64 text',
  headers: 'headers stand between BEGIN and the base64 text',
};

function bodyRefusal(body: string, begin: Marker, fault: ReturnType<typeof base64Fault>, lineOf: (at: number) => number): PemRefusal {
  if (body.includes(':')) return refusal('pem-headers', 'headers stand between BEGIN and the base64 text');
  return refusal('pem-base64', `${fault?.what} (line ${lineOf(begin.end + (fault?.at ?? 0))})`);
}

function content(label: string, base64: string): PemContent {
  const der = Buffer.from(base64, 'base64');
  if (label !== 'TRUSTED CERTIFICATE') return { kind: 'content', label, der };
  const { element, rest } = firstSequence(der) ?? { element: der, rest: der.subarray(der.length) };
  return rest.length === 0 ? { kind: 'content', label, der } : { kind: 'content', label, der: element, trustSettings: rest };
}

function refusal(id: RefusalId, detail: string): PemRefusal {
  return { kind: 'refusal', id, detail };
}
