/** A BEGIN or END as it was found, well-formed or not. Offsets are into the text. */
export interface Marker {
  readonly kind: 'BEGIN' | 'END';
  /** `CERTIFICATE` and the like: capitals, digits and blanks only. */
  readonly label: string;
  readonly start: number;
  /** Behind the last hyphen. */
  readonly end: number;
  /** What is wrong with the line, or `undefined`. */
  readonly fault: string | undefined;
}

// A hyphen, or a dash that a word processor made of it, as UTF-8 octets: U+2010 to U+2015, U+2212.
const dash = String.raw`(?:-|\xe2\x80[\x90-\x95]|\xe2\x88\x92)`;
const marker = new RegExp(`${dash}+[ \\t]*(BEGIN|END)[ \\t]+([A-Z0-9][A-Z0-9 ]{0,63}?)[ \\t]*(?=${dash})`, 'g');
const closing = new RegExp(`${dash}+`, 'y');
const byteOrderMark = '\xef\xbb\xbf';

/**
 * Finds every BEGIN and END, also those that a strict reader would miss, and says what is wrong with each.
 * Source: RFC 7468 §3 (`preeb`, `posteb`).
 */
export function pemMarkers(text: string): readonly Marker[] {
  const markers: Marker[] = [];
  for (const match of text.matchAll(marker)) {
    const kind = match[1] === 'BEGIN' ? 'BEGIN' : 'END';
    const label = match[2] as string;
    const start = match.index;
    closing.lastIndex = start + match[0].length;
    const dashes = closing.exec(text)?.[0] ?? '';
    const end = start + match[0].length + dashes.length;
    markers.push({ kind, label, start, end, fault: markerFault(text, kind, label, start, end) });
  }
  return markers;
}

function markerFault(text: string, kind: 'BEGIN' | 'END', label: string, start: number, end: number): string | undefined {
  if (/[^-A-Z0-9 ]/.test(text.slice(start, end))) return `${kind} has typographic dashes in place of hyphens`;
  if (!isLineStart(text, start)) return `${kind} does not stand at the start of its line`;
  if (/(?:BEGIN|END)/.test(lineRest(text, end))) return `${kind} shares its line with another boundary`;
  if (text.slice(start, end) !== `-----${kind} ${label}-----`) return `${kind} does not have five hyphens on each side`;
  if (lineRest(text, end).trim() !== '') return `${kind} is followed by other text on its line`;
  return undefined;
}

function isLineStart(text: string, at: number): boolean {
  if (at === 0 || text[at - 1] === '\n') return true;
  return at === byteOrderMark.length && text.startsWith(byteOrderMark);
}

function lineRest(text: string, at: number): string {
  const newline = text.indexOf('\n', at);
  return text.slice(at, newline === -1 ? text.length : newline);
}
