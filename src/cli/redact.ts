import { redactLogins } from '../proxy/redact-logins.ts';
import { printable } from '../report/printable.ts';

/**
 * Text without the words of the command line that could be a URL with a login, well-formed or not. A message may quote
 * a word that it does not know, and a proxy may stand where none belongs.
 */
export function redactWords(text: string, argv: readonly string[]): string {
  const suspects = argv.filter((word) => word.includes('@') || word.includes('://')).toSorted((left, right) => right.length - left.length);
  return redactLogins(suspects.reduce((clean, word) => clean.replaceAll(word, '***'), text));
}

/** The same for a report, which may name what a word of the command line names: only a word with a login in it is taken out. */
export function redactLoginWords(text: string, argv: readonly string[]): string {
  const words = argv
    .flatMap((word) => [word, word.slice(word.indexOf('=') + 1)])
    .filter((word) => /[^/]:.*@/s.test(word))
    .flatMap((word) => [word, printable(word), JSON.stringify(word).slice(1, -1)])
    .toSorted((left, right) => right.length - left.length);
  return redactLogins(words.reduce((clean, word) => clean.replaceAll(word, '***'), text));
}
