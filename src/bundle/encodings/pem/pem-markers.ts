import type { RepairId } from '../../repair.ts';
import { tooMany } from '../../too-many.ts';

/** A BEGIN or END as it was found, well-formed or not. Offsets are into the text. */
export interface Marker {
  readonly kind: 'BEGIN' | 'END';
  /** `CERTIFICATE` and the like, in capitals. */
  readonly label: string;
  readonly start: number;
  /** Behind the last hyphen. */
  readonly end: number;
  /** Why the line cannot be taken for a boundary, or `undefined`. */
  readonly fault: string | undefined;
  /** What is wrong with its place on its line, where the boundary itself is right. */
  readonly displaced: Displacement | undefined;
}

/** A boundary that loaders do not see, though it is certain what it means. */
interface Displacement {
  readonly repair: RepairId;
  readonly what: string;
}

const maxMarkers = 200_000;
const keyword = /BEGIN|END/g;
// A hyphen, or a dash that a word processor made of it, as UTF-8 octets: U+2010 to U+2015, U+2212.
const dash = String.raw`(?:-|\xe2\x80[\x90-\x95]|\xe2\x88\x92)`;
const wideDash = /^(?:\xe2\x80[\x90-\x95]|\xe2\x88\x92)$/;
const labelAndClosing = new RegExp(`[ \\t]+([A-Za-z0-9][A-Za-z0-9 .#]{0,63}?)[ \\t]*(${dash}{1,64})`, 'y');
const byteOrderMark = '\xef\xbb\xbf';
const commentStart = /^(?:\xef\xbb\xbf)?[ \t]*(?:#|\/\/|;|<!--|--(?!-)|REM\b)/i;
/** How far around a keyword its boundary and the rest of its line are looked for: every search stays bounded. */
const reach = 256;

/**
 * Finds every BEGIN and END, also those that a strict reader would miss, and says what is wrong with each.
 * Limits: 200,000 of them. Fails: `too-many-blocks`.
 * Source: RFC 7468 §3 (`preeb`, `posteb`).
 */
export function pemMarkers(text: string): readonly Marker[] {
  const markers: Marker[] = [];
  let from = 0;
  let line = 0;
  let newline = text.indexOf('\n');
  for (const { 0: kind, index } of text.matchAll(keyword)) {
    while (newline !== -1 && newline < index) {
      line = newline + 1;
      newline = text.indexOf('\n', line);
    }
    const marker = markerAt(text, kind === 'BEGIN' ? 'BEGIN' : 'END', { index, from, line });
    if (!marker) continue;
    markers.push(marker);
    from = marker.end;
    if (markers.length > maxMarkers) throw tooMany(`PEM boundaries`, maxMarkers);
  }
  return markers;
}

/** Whether a text holds anything that could be meant as a BEGIN or END. */
export function hasMarkers(text: string): boolean {
  for (const { 0: kind, index } of text.matchAll(keyword)) {
    if (markerAt(text, kind === 'BEGIN' ? 'BEGIN' : 'END', { index, from: 0, line: index })) return true;
  }
  return false;
}

interface Keyword {
  readonly index: number;
  /** Behind the boundary before. */
  readonly from: number;
  /** Where its line begins, however far away. */
  readonly line: number;
}

/** Where the dashes before a keyword begin, not before `least`; `undefined` where there are none. Blanks may stand between. */
function openingBefore(text: string, index: number, least: number): number | undefined {
  let at = index;
  while (at > least && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  const end = at;
  for (let length = dashLength(text, at, least); length > 0; length = dashLength(text, at, least)) at -= length;
  return at === end ? undefined : at;
}

/** The octets of the dash that ends at `at`: 1 for a hyphen, 3 for a typographic one, 0 for none. */
function dashLength(text: string, at: number, least: number): number {
  if (at > least && text[at - 1] === '-') return 1;
  return at - 3 >= least && wideDash.test(text.slice(at - 3, at)) ? 3 : 0;
}

function markerAt(text: string, kind: 'BEGIN' | 'END', { index, from, line }: Keyword): Marker | undefined {
  const start = openingBefore(text, index, Math.max(from, index - reach));
  if (start === undefined) return undefined;
  labelAndClosing.lastIndex = index + kind.length;
  const [rest, label, closing] = labelAndClosing.exec(text) ?? [];
  if (rest === undefined || label === undefined || closing === undefined) return undefined;
  const end = index + kind.length + rest.length - sharedHyphens(text, index + kind.length + rest.length, closing);
  const isCommentedOut = commentStart.test(text.slice(line, Math.min(start, line + reach)));
  const fault = markerFault(text.slice(start, end), kind, label) ?? (isCommentedOut ? `${kind} is commented out` : undefined);
  return { kind, label: label.toUpperCase(), start, end, fault, displaced: fault ? undefined : displacement(text, kind, start, end) };
}

/** How much of a closing is the opening of the boundary behind it: of ten hyphens five belong to each. Both are seen, always. */
function sharedHyphens(text: string, end: number, closing: string): number {
  if (!/^(?:BEGIN|END)[ \t]/.test(text.slice(end, end + 6))) return 0;
  if (/^-{6,}$/.test(closing)) return Math.min(closing.length - 5, 5);
  return closing.length;
}

function markerFault(boundary: string, kind: 'BEGIN' | 'END', label: string): string | undefined {
  if (/[^\0-\x7f]/.test(boundary)) return `${kind} has typographic dashes in place of hyphens`;
  if (label !== label.toUpperCase()) return `${kind} is not followed by capitals`;
  return boundary === `-----${kind} ${label}-----` ? undefined : `${kind} does not have five hyphens on each side`;
}

function displacement(text: string, kind: 'BEGIN' | 'END', start: number, end: number): Displacement | undefined {
  const before = lineStart(text, start);
  const after = lineRest(text, end);
  if (before === '' && after.trim() === '') return undefined;
  if (/(?:BEGIN|END) /.test(before + after)) return { repair: 'glued-boundaries', what: `${kind} shares its line with another boundary` };
  if (before.endsWith('\r') || (before === '' && /^[ \t]*\r/.test(after))) {
    return { repair: 'line-ends', what: `a line at ${kind} ends in a carriage return alone` };
  }
  if (before === '') return { repair: 'embedded', what: `${kind} is followed by other text on its line` };
  return { repair: repairOf(before), what: `${kind} does not stand at the start of its line` };
}

function repairOf(before: string): RepairId {
  if (/^[ \t]+$/.test(before)) return 'indented';
  return /^[ \t>|]+$/.test(before) ? 'quoted' : 'embedded';
}

/** What stands before a boundary on its line; as much of it as is within reach. */
function lineStart(text: string, at: number): string {
  if (at === 0 || text[at - 1] === '\n') return '';
  const near = text.slice(Math.max(0, at - reach), at);
  const start = near.slice(near.lastIndexOf('\n') + 1);
  return at === byteOrderMark.length && start === byteOrderMark ? '' : start;
}

function lineRest(text: string, at: number): string {
  const near = text.slice(at, at + reach);
  const newline = near.indexOf('\n');
  return newline === -1 ? near : near.slice(0, newline);
}
