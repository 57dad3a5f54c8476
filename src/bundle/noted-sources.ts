/** How far above a block its comments are looked for. */
const maxLines = 64;
const comment = /^# Source: (.+?)\r?$/;

/**
 * The sources that the comments directly over a block name, as cabundle writes them into a bundle; empty where there are
 * none. The text is whatever stands in the file: it is cleaned again when it is printed.
 * `text` holds one character an octet; the names are decoded as UTF-8.
 */
export function notedSources(text: string, blockStart: number): readonly string[] {
  const sources: string[] = [];
  if (text[blockStart - 1] !== '\n') return sources;
  let end = blockStart - 1;
  for (let count = 0; count < maxLines && end > 0; count += 1) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (!line.startsWith('# ')) break;
    const [, name] = comment.exec(line) ?? [];
    if (name !== undefined) sources.unshift(Buffer.from(name, 'latin1').toString('utf8'));
    end = start - 1;
  }
  return sources;
}
