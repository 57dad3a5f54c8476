import { Failure } from '../../failure.ts';

/** A BEGIN or END as it was found, well-formed or not. Offsets are into the text. */
export interface Marker {
  readonly kind: 'BEGIN' | 'END';
  /** `CERTIFICATE` and the like, in capitals. */
  readonly label: string;
  readonly start: number;
  /** Behind the last hyphen. */
  readonly end: number;
  /** What is wrong with the line, or `undefined`. */
  readonly fault: string | undefined;
}

const maxMarkers = 200_000;
const keyword = /BEGIN|END/g;
// A hyphen, or a dash that a word processor made of it, as UTF-8 octets: U+2010 to U+2015, U+2212.
const dash = String.raw`(?:-|\xe2\x80[\x90-\x95]|\xe2\x88\x92)`;
const opening = new RegExp(`${dash}+[ \\t]*$`);
const labelAndClosing = new RegExp(`[ \\t]+([A-Za-z0-9][A-Za-z0-9 ]{0,63}?)[ \\t]*(${dash}{1,64})`, 'y');
const byteOrderMark = '\xef\xbb\xbf';
/** How far around a keyword its boundary and the rest of its line are looked for: every search stays bounded. */
const reach = 256;

/**
 * Finds every BEGIN and END, also those that a strict reader would miss, and says what is wrong with each.
 * Limits: 200,000 of them. Fails: `too-many-blocks`.
 * Source: RFC 7468 §3 (`preeb`, `posteb`).
 */
export function pemMarkers(text: string): readonly Marker[] {
  const markers: Marker[] = [];
  for (const { 0: kind, index } of text.matchAll(keyword)) {
    const marker = markerAt(text, kind === 'BEGIN' ? 'BEGIN' : 'END', index);
    if (!marker) continue;
    markers.push(marker);
    if (markers.length > maxMarkers) throw tooManyBlocks();
  }
  return markers;
}

function markerAt(text: string, kind: 'BEGIN' | 'END', index: number): Marker | undefined {
  const before = opening.exec(text.slice(Math.max(0, index - reach), index))?.[0];
  if (before === undefined) return undefined;
  labelAndClosing.lastIndex = index + kind.length;
  const [rest, label, closing] = labelAndClosing.exec(text) ?? [];
  if (rest === undefined || label === undefined || closing === undefined) return undefined;
  const start = index - before.length;
  const end = index + kind.length + rest.length;
  return { kind, label: label.toUpperCase(), start, end, fault: markerFault(text, kind, label, start, end) };
}

function markerFault(text: string, kind: 'BEGIN' | 'END', label: string, start: number, end: number): string | undefined {
  if (/[^\0-\x7f]/.test(text.slice(start, end))) return `${kind} has typographic dashes in place of hyphens`;
  if (!isLineStart(text, start)) return `${kind} does not stand at the start of its line`;
  if (/(?:BEGIN|END)/.test(lineRest(text, end))) return `${kind} shares its line with another boundary`;
  if (label !== label.toUpperCase()) return `${kind} is not followed by capitals`;
  if (text.slice(start, end) !== `-----${kind} ${label}-----`) return `${kind} does not have five hyphens on each side`;
  if (lineRest(text, end).trim() !== '') return `${kind} is followed by other text on its line`;
  return undefined;
}

function isLineStart(text: string, at: number): boolean {
  if (at === 0 || text[at - 1] === '\n') return true;
  return at === byteOrderMark.length && text.startsWith(byteOrderMark);
}

function lineRest(text: string, at: number): string {
  const near = text.slice(at, at + reach);
  const newline = near.indexOf('\n');
  return newline === -1 ? near : near.slice(0, newline);
}

function tooManyBlocks(): Failure {
  return new Failure({
    code: 'too-many-blocks',
    what: 'cannot read a source',
    why: `it has more than ${maxMarkers} PEM boundaries`,
    next: 'check that it is a certificate file; split it where it really is one',
  });
}
