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
export class OpensslLines {
  readonly #text: string;
  #position: number;
  #number = 1;
  #isContinuation = false;
  /** Of the line that is being read: a long one is searched for its end once. */
  #lineEnd = 0;

  constructor(text: string) {
    this.#text = text;
    this.#position = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  }

  /** The next line or piece, or `undefined` at the end. */
  next(): OpensslLine | undefined {
    if (this.#position >= this.#text.length) return undefined;
    if (this.#lineEnd <= this.#position) this.#lineEnd = this.#endOfLine(this.#position);
    const lineEnd = this.#lineEnd;
    const end = Math.min(lineEnd, this.#position + bufferOctets);
    const piece = this.#text.slice(this.#position, end);
    const nul = piece.indexOf('\0');
    if (nul === 0) {
      this.#position = this.#text.length;
      return undefined;
    }
    const line = {
      text: withoutTrailingBlanks(nul === -1 ? piece : piece.slice(0, nul)),
      number: this.#number,
      isContinuation: this.#isContinuation,
    };
    this.#isContinuation = end < lineEnd;
    if (!this.#isContinuation) this.#number += 1;
    this.#position = end;
    return line;
  }

  /**
   * Passes over the rest of a block that is known to hold base64 text and its END, and tells whether it could: it does not
   * where OpenSSL could see something else in it, a blank line or the rest of a long BEGIN line.
   */
  skipBlock(label: string): boolean {
    const end = this.#text.indexOf(`\n-----END ${label}-----`, this.#position - 1);
    if (this.#isContinuation || end === -1 || hasBlankLine(this.#text.slice(this.#position - 1, end + 1))) return false;
    for (let newline = this.#position - 1; newline !== -1 && newline < end; this.#number += 1)
      newline = this.#text.indexOf('\n', newline + 1);
    this.#position = this.#endOfLine(end + 1);
    this.#number += 1;
    return true;
  }

  #endOfLine(from: number): number {
    const newline = this.#text.indexOf('\n', from);
    return newline === -1 ? this.#text.length : newline + 1;
  }
}

/** Of a text that holds base64, blanks and line breaks only, from line break to line break. */
function hasBlankLine(text: string): boolean {
  return text.includes('\n\n') || text.includes('\n\r') || text.includes('\n ') || text.includes('\n\t');
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
