import { fingerprintText } from '../certificate/fingerprint.ts';
import type { BundleEntry } from './read.ts';

// OpenSSL reads lines in pieces of 254 octets: a longer comment could be cut so that a piece looks like a boundary.
const maxCommentOctets = 200;
// Most texts need no cleaning, and compiling the classes of characters below costs milliseconds.
const plain = /^(?!.*(?:---|BEGIN|END))[ -~]*$/;
const columns = 64;

/**
 * Prints a bundle as canonical PEM: 64 columns, LF, a comment over each certificate that every loader ignores.
 * The same entries give the same bytes.
 * Source: RFC 7468 §2 (64 characters a line), §5.2 (explanatory text).
 */
export function printBundle(entries: readonly BundleEntry[]): string {
  return entries.map(printEntry).join('\n');
}

function printEntry({ certificate, origin }: BundleEntry): string {
  const comments = [
    `Subject: ${certificate.subject}`,
    `Issuer: ${certificate.issuer}`,
    `Not after: ${new Date(certificate.notAfter).toISOString().replace('.000Z', 'Z')}`,
    `SHA-256: ${fingerprintText(certificate.sha256)}`,
    `Source: ${origin.path}`,
  ];
  const base64 = Buffer.from(certificate.der.buffer, certificate.der.byteOffset, certificate.der.byteLength).toString('base64');
  return `${comments.map(printComment).join('')}-----BEGIN CERTIFICATE-----\n${wrapped(base64)}-----END CERTIFICATE-----\n`;
}

function wrapped(base64: string): string {
  let lines = '';
  for (let start = 0; start < base64.length; start += columns) lines += `${base64.slice(start, start + columns)}\n`;
  return lines;
}

/** Comments hold text that others wrote: no control characters, nothing that looks like a boundary, a bounded length. */
function printComment(text: string): string {
  if (plain.test(text)) return `# ${withinOctets(text)}\n`;
  const clean = text
    .replace(/\p{C}|\p{Zl}|\p{Zp}/gu, '?')
    .replace(/[-\s\u2010-\u2015\u2212]+(?=(?:BEGIN|END)\s)/g, ' ')
    .replace(/-{3,}/g, '--');
  return `# ${withinOctets(clean)}\n`;
}

function withinOctets(text: string): string {
  if (text.length * 3 <= maxCommentOctets) return text;
  const octets = Buffer.from(text);
  if (octets.length <= maxCommentOctets) return text;
  return `${octets
    .subarray(0, maxCommentOctets)
    .toString('utf8')
    .replace(/\u{fffd}+$/u, '')}…`;
}
