import { redactLogins } from '../proxy/redact-logins.ts';

/**
 * Text without the words of the command line that could be a URL with a login, well-formed or not. A message may quote
 * a word that it does not know, and a proxy may stand where none belongs.
 */
export function redactWords(text: string, argv: readonly string[]): string {
  const suspects = argv.filter((word) => word.includes('@') || word.includes('://')).toSorted((left, right) => right.length - left.length);
  return redactLogins(suspects.reduce((clean, word) => clean.replaceAll(word, '***'), text));
}
