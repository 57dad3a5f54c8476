/**
 * Text without anything that looks like a login in a URL. The last line of defence: whatever a message quotes by
 * accident, `//user:password@` is not printed.
 */
export function redactLogins(text: string): string {
  return text.replace(/\/\/[^\s"'/]*@/g, '//***@');
}

/**
 * Text of strangers without logins, well-formed or not: from the first word that holds a colon to the last `@` nothing stays but a
 * scheme, and of any word with an `@` only what stands behind it. It may take more than a login, never less.
 */
export function redactStrictly(text: string): string {
  const at = text.lastIndexOf('@');
  if (at === -1) return text;
  const start = wordWithColon(text);
  if (start === -1 || start > at)
    return text.replace(/\S+/g, (word) => (word.includes('@') ? `***${word.slice(word.lastIndexOf('@'))}` : word));
  const [scheme = ''] = /^["'(]?[a-z][a-z0-9]{1,9}:\/\//i.exec(text.slice(start, start + 20)) ?? [];
  return `${text.slice(0, start)}${scheme}***${text.slice(at)}`;
}

/** Where the first word begins that has a colon inside. */
function wordWithColon(text: string): number {
  const colon = text.search(/\S:\S/);
  for (let start = colon; start > 0; start -= 1) if (/\s/.test(text[start - 1] ?? ' ')) return start;
  return colon === -1 ? -1 : 0;
}
