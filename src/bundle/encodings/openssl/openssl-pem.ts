import { type Certificate, decodeCertificate } from '../../../certificate/certificate.ts';
import { isDecodedByOpenssl, isPrivateKeyDecodedByOpenssl, isTrustedDecodedByOpenssl } from '../../../certificate/native.ts';
import { isRevocationList } from '../../../certificate/revocation-list.ts';
import { base64Fault } from '../pem/base64.ts';
import { certificateLabels } from '../pem/certificate-labels.ts';
import { firstValue } from './first-value.ts';
import { OpensslLines } from './openssl-lines.ts';

/** What OpenSSL makes of a CA file: it loads with these anchors, or it is refused as a whole. */
export type OpensslReading =
  | { readonly loads: true; readonly anchors: readonly Anchor[] }
  | { readonly loads: false; readonly line: number; readonly why: string };

/** Why a file does not load in which OpenSSL finds nothing that it takes for a certificate. */
export const seesNone = 'OpenSSL sees no certificate in it';

/** A certificate that OpenSSL takes from the file. */
export interface Anchor {
  readonly der: Uint8Array;
  /** What stands behind the certificate in a TRUSTED CERTIFICATE: it can restrict the trust or withdraw it. */
  readonly trustSettings?: Uint8Array;
  /** Line of its BEGIN, from 1. */
  readonly line: number;
  /** What the bytes hold, where they were decoded on the way and are well-formed. */
  readonly certificate?: Certificate;
}

interface Begin {
  readonly label: string;
  readonly line: number;
}

/** A bundle that holds keys is wrong already: whether OpenSSL decodes the next one is asked of the first ones alone. */
const maxKeys = 16;

type Decode = (der: Uint8Array) => Certificate | boolean;

class LoadError extends Error {
  readonly line: number;
  constructor(line: number, why: string) {
    super(why);
    this.line = line;
  }
}

const encryptionHeader =
  /^Proc-Type: ?4,ENCRYPTED\nDEK-Info: ?(?:(?:AES|CAMELLIA)-\d{3}-[A-Z0-9]+,[0-9A-F]{32}|DES(?:-EDE3)?-[A-Z0-9]+,[0-9A-F]{16})\n$/i;

/**
 * Reads a CA file exactly as OpenSSL's loader does, for libcurl's `CAINFO` and so for the agent.
 *
 * It differs from strict PEM in both directions: whatever does not look like `-----BEGIN …-----` at the start of a line
 * is skipped without a word, and one block that does look so but is bad makes the whole file unusable (curl's error 77).
 * `decode` says whether OpenSSL would decode these bytes, or what they hold, for a caller who knows.
 * `text` holds one character an octet (latin1). `wellFormed` are certificates that the strict reader took from this
 * text, by the line of their BEGIN: what both readers see in the same way is not decoded again.
 * Source: OpenSSL `X509_load_cert_crl_file(3)`, `PEM_read_bio(3)`; lines are read in pieces of 254 octets and end at a NUL.
 */
export function readAsOpenssl(
  text: string,
  wellFormed: ReadonlyMap<number, Uint8Array> = new Map(),
  decode: Decode = decodeAsOpenssl,
): OpensslReading {
  const lines = new OpensslLines(text);
  const anchors: Anchor[] = [];
  let revocationLists = 0;
  let keys = 0;
  try {
    for (let begin = nextBegin(lines); begin; begin = nextBegin(lines)) {
      const known = wellFormed.get(begin.line);
      if (known && begin.label !== 'TRUSTED CERTIFICATE' && lines.skipBlock(begin.label)) {
        anchors.push({ der: known, line: begin.line });
        continue;
      }
      const content = readBlock(lines, begin);
      if (certificateLabels.has(begin.label)) anchors.push(anchorIn(content, begin, decode));
      else if (isRevocationListIn(content, begin)) revocationLists += 1;
      else if (!begin.label.endsWith('PRIVATE KEY') || keys++ < maxKeys) refuseBadKey(content, begin);
    }
  } catch (error) {
    if (error instanceof LoadError) return { loads: false, line: error.line, why: error.message };
    throw error;
  }
  if (anchors.length + revocationLists === 0) return { loads: false, line: 1, why: seesNone };
  return { loads: true, anchors };
}

function nextBegin(lines: OpensslLines): Begin | undefined {
  for (let line = lines.next(); line; line = lines.next()) {
    const { text, number } = line;
    if (text.startsWith('-----BEGIN ') && text.endsWith('-----')) return { label: text.slice(11, -5), line: number };
  }
  return undefined;
}

/** The content of a block up to its END. */
function readBlock(lines: OpensslLines, begin: Begin): BlockContent {
  const content = new BlockContent();
  let isFirst = true;
  for (let line = lines.next(); line; line = lines.next()) {
    const { text, number, isContinuation } = line;
    if (text.startsWith('-----END ')) {
      if (text !== `-----END ${begin.label}-----`) throw new LoadError(number, 'an END line does not fit its BEGIN');
      content.end();
      return content;
    }
    if (text !== '') content.add(text, number);
    else if (isFirst || !isContinuation) content.addBlankLine(number);
    isFirst = false;
  }
  throw new LoadError(begin.line, 'a block has no END line');
}

/** The lines of a block. A blank line ends the header, and whatever stands before it counts as one, as does a line with a colon. */
class BlockContent {
  header = '';
  base64 = '';
  #isPastHeader = false;
  #hasColon = false;
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
    this.#hasColon ||= text.includes(':');
    if (!this.#isPastHeader) return;
    if (text.length > 64) throw new LoadError(line, 'a block with a header has a line of more than 64 characters');
    this.#mustEnd = text.length < 64;
  }

  end(): void {
    if (this.#isPastHeader || !this.#hasColon) return;
    this.header = this.base64;
    this.base64 = '';
  }
}

function anchorIn(content: BlockContent, { label, line }: Begin, decode: Decode): Anchor {
  const octets = decodeBlock(content, { label, line });
  const first = firstValue(octets);
  if (content.header !== '') throw new LoadError(line, 'a certificate block has a header');
  const decoded = first && decode(first.element);
  if (!decoded) throw new LoadError(line, 'a block is no certificate that OpenSSL can decode');
  const anchor = { der: first.element, line, ...(decoded !== true && { certificate: decoded }) };
  if (label !== 'TRUSTED CERTIFICATE' || first.rest.length === 0) return anchor;
  const settings = firstValue(first.rest);
  if (!settings || !isTrustedDecodedByOpenssl(octets)) throw new LoadError(line, 'a block has trust settings that OpenSSL cannot decode');
  return { ...anchor, trustSettings: settings.element };
}

function isRevocationListIn(content: BlockContent, begin: Begin): boolean {
  if (begin.label !== 'X509 CRL') return false;
  const bytes = decodeBlock(content, begin);
  if (content.header === '' && isRevocationList(firstValue(bytes)?.element ?? bytes)) return true;
  throw new LoadError(begin.line, 'a block is no revocation list that OpenSSL can decode');
}

/** OpenSSL decodes the private keys that it meets, and skips encrypted ones and every other block. */
function refuseBadKey(content: BlockContent, begin: Begin): void {
  const bytes = decodeBlock(content, begin);
  if (!begin.label.endsWith('PRIVATE KEY') || begin.label === 'ENCRYPTED PRIVATE KEY' || encryptionHeader.test(content.header)) return;
  const pem = `-----BEGIN ${begin.label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${begin.label}-----\n`;
  if (content.header === '' && isPrivateKeyDecodedByOpenssl(pem)) return;
  throw new LoadError(begin.line, 'a block is no private key that OpenSSL can decode');
}

function decodeBlock({ base64 }: BlockContent, begin: Begin): Uint8Array {
  // OpenSSL takes a hyphen for the end of the base64 text.
  const text = base64.includes('-') ? base64.slice(0, base64.indexOf('-')) : base64;
  const fault = base64Fault(text);
  if (fault) throw new LoadError(begin.line, fault.what);
  return Buffer.from(text, 'base64');
}

function decodeAsOpenssl(der: Uint8Array): Certificate | boolean {
  const decoded = decodeCertificate(der);
  return decoded.kind === 'certificate' ? decoded : isDecodedByOpenssl(der);
}
