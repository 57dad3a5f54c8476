/**
 * Text without anything that looks like a login in a URL. The last line of defence: whatever a message quotes by
 * accident, `//user:password@` is not printed.
 */
export function redactLogins(text: string): string {
  return text.replace(/\/\/[^\s"'/]*@/g, '//***@');
}

/**
 * Text without the words of the command line that could be a URL with a login, well-formed or not. A message may quote
 * a word that it does not know, and a proxy may stand where none belongs.
 */
export function redactWords(text: string, argv: readonly string[]): string {
  const suspects = argv.filter((word) => word.includes('@') || word.includes('://')).toSorted((left, right) => right.length - left.length);
  return redactLogins(suspects.reduce((clean, word) => clean.replaceAll(word, '***'), text));
}
