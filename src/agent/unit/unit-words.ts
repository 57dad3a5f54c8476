const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  s: ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
};
/** Blanks, a piece in quotes, or one without. */
const piece = /([ \t\n\r]+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(?:[^ \t\n\r"'\\]|\\.)+/gsy;
/** Letters behind "%" that systemd replaces in a unit. Source: systemd.unit(5), Specifiers. */
const specifiers = /^[aAbBCdDEfgGhHiIjJlLmMnNopPqsStTuUvVwW]$/;

/** The words of a value, up to the first fault. */
export interface UnitWords {
  readonly words: readonly string[];
  /** Whether there is no fault: no quote that is not closed, no escape that is none. */
  readonly isComplete: boolean;
}

/**
 * The words of `Environment=`: separated by blanks, each perhaps in quotes, with the escapes of C. What stands before a fault is taken.
 * Source: systemd.syntax(7), Quoting; systemd.exec(5), Environment=; measured with systemd 252.
 */
export function unitWords(value: string): UnitWords {
  const words: string[] = [];
  let word: string | undefined;
  let end = 0;
  for (const { 0: whole, 1: blanks, 2: double, 3: single } of value.matchAll(piece)) {
    end += whole.length;
    if (blanks !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    const text = unescaped(double ?? single ?? whole);
    if (text === undefined) return { words, isComplete: false };
    word = (word ?? '') + text;
  }
  if (end !== value.length) return { words, isComplete: false };
  return { words: word === undefined ? words : [...words, word], isComplete: true };
}

/** `undefined` where there is an escape that is none. */
function unescaped(text: string): string | undefined {
  let isValid = true;
  const clean = text.replace(/\\(?:x([0-9A-Fa-f]{2})|([0-3][0-7]{2})|(.))/gs, (_, hex?: string, octal?: string, letter = '') => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const meant = letters[letter];
    if (meant === undefined) isValid = false;
    return meant ?? '';
  });
  return isValid && !clean.includes('\0') ? clean : undefined;
}

/** What becomes of a text with "%" in it. */
export type Resolved =
  | { readonly kind: 'text'; readonly text: string }
  /** systemd puts something of the system in. */
  | { readonly kind: 'system' }
  /** A letter or digit behind "%" means nothing: systemd ignores the whole word. */
  | { readonly kind: 'refused' };

/** A text with `%%` as "%", and a "%" before anything but letters and digits as it is. Source: systemd.unit(5), Specifiers. */
export function resolveSpecifiers(text: string): Resolved {
  const marked = [...text.matchAll(/%(.)/gs)].map(([, letter = '']) => letter).filter((letter) => /[A-Za-z0-9]/.test(letter));
  if (marked.some((letter) => !specifiers.test(letter))) return { kind: 'refused' };
  if (marked.length > 0) return { kind: 'system' };
  return { kind: 'text', text: text.replace(/%%/g, '%') };
}
