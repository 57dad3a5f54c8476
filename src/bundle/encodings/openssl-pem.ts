import { decodeCertificate } from '../../certificate/certificate.ts';
import { isDecodedByOpenssl } from '../../certificate/native.ts';
import { base64Fault } from './base64.ts';

/** What OpenSSL makes of a CA file: it loads with these anchors, or it is refused as a whole. */
export type OpensslReading =
  | { readonly loads: true; readonly anchors: readonly Anchor[] }
  | { readonly loads: false; readonly line: number; readonly why: string };

/** A certificate that OpenSSL takes from the file. */
export interface Anchor {
  readonly der: Uint8Array;
  /** Line of its BEGIN, from 1. */
  readonly line: number;
}

interface Line {
  readonly text: string;
  readonly number: number;
  /** Whether it continues a line that is longer than OpenSSL's buffer. */
  readonly isContinuation: boolean;
}

interface Begin {
  readonly label: string;
  readonly line: number;
}

class LoadError extends Error {
  readonly line: number;
  constructor(line: number, why: string) {
    super(why);
    this.line = line;
  }
}

const bufferOctets = 254;
const certificateLabels: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

/**
 * Reads a CA file exactly as OpenSSL's loader does, for libcurl's `CAINFO` and so for the agent.
 *
 * It differs from strict PEM in both directions: whatever does not look like `-----BEGIN …-----` at the start of a line
 * is skipped without a word, and one block that does look so but is bad makes the whole file unusable (curl's error 77).
 * `text` holds one character an octet (latin1). `wellFormed` are certificates, by the line of their BEGIN, that were decoded
 * already and need not be decoded again.
 * Source: OpenSSL `X509_load_cert_crl_file(3)`, `PEM_read_bio(3)`; lines are read in pieces of 254 octets and end at a NUL.
 */
export function readAsOpenssl(text: string, wellFormed: ReadonlyMap<number, Uint8Array> = new Map()): OpensslReading {
  const lines = opensslLines(text);
  const anchors: Anchor[] = [];
  let revocationLists = 0;
  try {
    for (let begin = nextBegin(lines); begin; begin = nextBegin(lines)) {
      const der = readBlock(lines, begin);
      if (begin.label === 'X509 CRL') revocationLists += 1;
      if (!certificateLabels.has(begin.label)) continue;
      if (!isSame(der, wellFormed.get(begin.line)) && !isLoadable(der))
        throw new LoadError(begin.line, 'a block is no certificate that OpenSSL can decode');
      anchors.push({ der, line: begin.line });
    }
  } catch (error) {
    if (error instanceof LoadError) return { loads: false, line: error.line, why: error.message };
    throw error;
  }
  if (anchors.length + revocationLists === 0) return { loads: false, line: 1, why: 'the file holds no certificate' };
  return { loads: true, anchors };
}

function nextBegin(lines: Iterator<Line>): Begin | undefined {
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const text = withoutTrailingBlanks(next.value.text);
    if (text.startsWith('-----BEGIN ') && text.endsWith('-----')) return { label: text.slice(11, -5), line: next.value.number };
  }
  return undefined;
}

/** The bytes of a block up to its END. */
function readBlock(lines: Iterator<Line>, begin: Begin): Uint8Array {
  const body = new BlockBody();
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const text = withoutTrailingBlanks(next.value.text);
    if (text.startsWith('-----END ')) {
      if (text === `-----END ${begin.label}-----`) return decodeBlock(begin, body);
      throw new LoadError(next.value.number, 'an END line does not fit its BEGIN');
    }
    if (text !== '') body.add(text, next.value.number);
    else if (!next.value.isContinuation) body.addBlankLine(next.value.number);
  }
  throw new LoadError(begin.line, 'a block has no END line');
}

/** The lines of a block. A blank line ends the header; whatever stands before it counts as one. */
class BlockBody {
  header = '';
  base64 = '';
  #isPastHeader = false;
  #mustEnd = false;

  addBlankLine(line: number): void {
    if (this.#isPastHeader) throw new LoadError(line, 'a block has a second blank line');
    this.#isPastHeader = true;
    this.header = this.base64;
    this.base64 = '';
  }

  /** Behind a header lines have at most 64 characters, and only the last one fewer. */
  add(text: string, line: number): void {
    if (this.#mustEnd) throw new LoadError(line, 'base64 goes on behind a short line in a block with a header');
    this.base64 += `${text}\n`;
    if (!this.#isPastHeader) return;
    if (text.length > 64) throw new LoadError(line, 'a block with a header has a line of more than 64 characters');
    this.#mustEnd = text.length < 64;
  }
}

function decodeBlock({ label, line }: Begin, { header, base64 }: BlockBody): Uint8Array {
  if (certificateLabels.has(label) && header !== '') throw new LoadError(line, 'a certificate block has a header');
  // OpenSSL takes a hyphen for the end of the base64 text.
  const text = base64.includes('-') ? base64.slice(0, base64.indexOf('-')) : base64;
  const fault = base64Fault(text);
  if (fault) throw new LoadError(line, fault.what);
  return Buffer.from(text, 'base64');
}

function isLoadable(der: Uint8Array): boolean {
  return decodeCertificate(der).kind === 'certificate' || isDecodedByOpenssl(der);
}

function isSame(der: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(der, other) === 0;
}

function* opensslLines(text: string): Generator<Line, undefined> {
  let position = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  let number = 1;
  let isContinuation = false;
  while (position < text.length) {
    const newline = text.indexOf('\n', position);
    const lineEnd = newline === -1 ? text.length : newline + 1;
    const end = Math.min(lineEnd, position + bufferOctets);
    const piece = text.slice(position, end);
    const nul = piece.indexOf('\0');
    if (nul === 0) return undefined;
    yield { text: nul === -1 ? piece : piece.slice(0, nul), number, isContinuation };
    isContinuation = end < lineEnd;
    if (!isContinuation) number += 1;
    position = end;
  }
  return undefined;
}

/** Control characters, blanks and, since C characters are signed there, octets above 7f. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(0, end);
}

function isBlank(octet: number): boolean {
  return octet <= 0x20 || octet >= 0x80;
}
