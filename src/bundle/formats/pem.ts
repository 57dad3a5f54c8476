import { fingerprintText } from '../../certificate/fingerprint.ts';
import type { MergedEntry } from '../merge.ts';
import { commentLine } from './comment.ts';
import { headerOf, headerText } from './header.ts';

/** How a bundle is printed. */
export interface PrintOptions {
  /** Whether comments tell what the bundle holds and where each certificate comes from; they do by default. */
  readonly withComments?: boolean;
}

const columns = 64;
/** More are not told: nobody reads on, and loaders need not. */
const maxSources = 16;

/**
 * Prints a bundle as canonical PEM: 64 columns, LF, and comments that every loader ignores: a header with the count and
 * the hash of the content, and over each certificate what it is and which sources it comes from.
 * The same entries give the same bytes: no date, no version.
 * Source: RFC 7468 §2 (64 characters a line), §5.2 (explanatory text).
 */
export function printBundle(entries: readonly MergedEntry[], { withComments = true }: PrintOptions = {}): string {
  const blocks = entries.map((entry) => (withComments ? comments(entry) : '') + block(entry.certificate.der));
  return withComments ? [`${commentLine(headerText(headerOf(entries)))}`, ...blocks].join('\n') : blocks.join('');
}

/** A certificate as one PEM block. */
export function block(der: Uint8Array): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
  let lines = '';
  for (let start = 0; start < base64.length; start += columns) lines += `${base64.slice(start, start + columns)}\n`;
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`;
}

function comments({ certificate, sources }: MergedEntry): string {
  const facts = [
    `Subject: ${certificate.subject}`,
    `Issuer: ${certificate.issuer}`,
    `Not after: ${new Date(certificate.notAfter).toISOString().replace('.000Z', 'Z')}`,
    `SHA-256: ${fingerprintText(certificate.sha256)}`,
  ];
  // A name that was cleaned to be printed, and read again from the bundle, is the same source as the name itself.
  const told = [...new Set(sources.map((source) => commentLine(`Source: ${source}`)))].slice(0, maxSources);
  return [...facts.map(commentLine), ...told].join('');
}
