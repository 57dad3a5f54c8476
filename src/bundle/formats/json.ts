import type { MergedEntry } from '../merge.ts';
import { block } from './pem.ts';

const beforeKeyword = /(?<![- ])[- ]+(?=BEGIN|END)/g;

/**
 * A bundle as JSON for other programs: an array with a member for each certificate, and its PEM. Plain ASCII, and no name in
 * it looks like a PEM boundary to whoever searches the text for them.
 */
export function jsonBundle(entries: readonly MergedEntry[]): string {
  const rows = entries.map(({ certificate, sources }) => ({
    sha256: certificate.sha256,
    subject: certificate.subject,
    issuer: certificate.issuer,
    notBefore: new Date(certificate.notBefore).toISOString(),
    notAfter: new Date(certificate.notAfter).toISOString(),
    sources,
    pem: block(certificate.der),
  }));
  const lines = JSON.stringify(rows, null, 2)
    .replace(/[\u007f-\uffff]/g, escaped)
    .split('\n');
  return `${lines.map((line) => (isPem(line) ? line : line.replace(beforeKeyword, (run) => run.replaceAll('-', escaped)))).join('\n')}\n`;
}

/** Line ends in values are escaped: no value can begin a line. */
function isPem(line: string): boolean {
  return line.startsWith('    "pem": ');
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
