/** A line, or a piece of one, as OpenSSL sees it. */
export interface OpensslLine {
  /** Without trailing blanks. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether it continues a line that is longer than OpenSSL's buffer. */
  readonly isContinuation: boolean;
}

const bufferOctets = 254;

/**
 * The lines of a text as OpenSSL's file reader hands them to its PEM reader: in pieces of at most 254 octets, each ending at
 * its first NUL; a NUL at the start of a piece ends the file. A byte-order mark at the start is passed over (since OpenSSL 3.0).
 * Source: OpenSSL `BIO_gets(3)` on `BIO_s_file(3)`, `crypto/pem/pem_lib.c`.
 */
export function* opensslLines(text: string): Generator<OpensslLine, undefined> {
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
    yield { text: withoutTrailingBlanks(nul === -1 ? piece : piece.slice(0, nul)), number, isContinuation };
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
