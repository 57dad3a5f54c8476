/** How many octets at the start of a file tell whether it is UTF-16. */
const probeOctets = 64;

/** Whether a file looks like UTF-16: a byte-order mark, or ASCII with every other octet NUL. */
export function isWideText(text: string): boolean {
  if (text.startsWith('\xff\xfe') || text.startsWith('\xfe\xff')) return true;
  return (
    /^(?:[\t\n\r -~]\0){2,}[\s\S]?$/.test(text.slice(0, probeOctets)) || /^(?:\0[\t\n\r -~]){2,}[\s\S]?$/.test(text.slice(0, probeOctets))
  );
}

/**
 * The text of a UTF-16 file as UTF-8, one character for each octet; `undefined` where it is none: half a character at the end,
 * or a surrogate alone.
 * Source: RFC 2781 §3 and §4.
 */
export function narrowed(text: string): string | undefined {
  const octets = Buffer.from(text, 'latin1');
  if (octets.length % 2 !== 0) return undefined;
  const isBigEndian = text.startsWith('\xfe\xff') || (text.startsWith('\0') && !text.startsWith('\0\0'));
  const wide = (isBigEndian ? octets.swap16() : octets).toString('utf16le').replace(/^\ufeff/, '');
  return wide.isWellFormed() ? Buffer.from(wide).toString('latin1') : undefined;
}
