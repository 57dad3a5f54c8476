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

/**
 * The words of `Environment=`: separated by blanks, each perhaps in quotes, with the escapes of C. `undefined` for a value that systemd
 * ignores: a quote that is not closed, an escape that is none.
 * Source: systemd.syntax(7), Quoting; systemd.exec(5), Environment=.
 */
export function unitWords(value: string): readonly string[] | undefined {
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
    if (text === undefined) return undefined;
    word = (word ?? '') + text;
  }
  if (end !== value.length) return undefined;
  return word === undefined ? words : [...words, word];
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

/** A text with `%%` as "%", other letters behind "%" left; `undefined` where systemd would put something of the system in their place. */
export function withoutSpecifiers(text: string): string | undefined {
  let isKnown = true;
  const clean = text.replace(/%(.)/gs, (whole, letter: string) => {
    if (letter === '%') return '%';
    if (specifiers.test(letter)) isKnown = false;
    return whole;
  });
  return isKnown ? clean : undefined;
}
