/**
 * Text without anything that looks like a login in a URL. The last line of defence: whatever a message quotes by
 * accident, `//user:password@` is not printed.
 */
export function redactLogins(text: string): string {
  return text.replace(/\/\/[^\s"'/]*@/g, '//***@');
}

/**
 * Text of strangers without logins, well-formed or not: from the first `//` to the last `@` nothing stays, and of a word with an `@`
 * only what stands behind it. It may take more than a login, never less.
 */
export function redactStrictly(text: string): string {
  const at = text.lastIndexOf('@');
  if (at === -1) return text;
  const scheme = text.indexOf('//');
  if (scheme !== -1 && scheme < at) return `${text.slice(0, scheme + 2)}***${text.slice(at)}`;
  return text.replace(/\S+/g, (word) => (word.includes('@') ? `***${word.slice(word.lastIndexOf('@'))}` : word));
}
