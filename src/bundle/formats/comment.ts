// OpenSSL reads lines in pieces of 254 octets: a longer comment could be cut so that a piece looks like a boundary.
const maxCommentOctets = 200;
// Most texts need no cleaning, and compiling the classes of characters below costs milliseconds.
const plain = /^(?!.*(?:---|BEGIN|END))[ -~]*$/;
// A run is looked at once, from its start: a name may hold nothing else.
const beforeKeyword = /(?<![-\s\u2010-\u2015\u2212])[-\s\u2010-\u2015\u2212]+(?=BEGIN|END)/g;

/** A comment line of a bundle. Comments hold text that others wrote: no control characters, nothing that looks like a boundary, a bounded length. */
export function commentLine(text: string): string {
  if (plain.test(text)) return `# ${withinOctets(text)}\n`;
  const clean = text
    .replace(/\p{C}|\p{Zl}|\p{Zp}/gu, '?')
    .replace(beforeKeyword, ' ')
    .replace(/-{3,}/g, '--');
  return `# ${withinOctets(clean)}\n`;
}

function withinOctets(text: string): string {
  if (text.length * 3 <= maxCommentOctets) return text;
  const octets = Buffer.from(text);
  if (octets.length <= maxCommentOctets) return text;
  return `${octets
    .subarray(0, maxCommentOctets)
    .toString('utf8')
    .replace(/\u{fffd}+$/u, '')}…`;
}
