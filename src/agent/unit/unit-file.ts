/** One `Key=Value` of a unit file. */
export interface Directive {
  /** Empty before the first one. */
  readonly section: string;
  /** Empty where the line has no key, or no "=". */
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/**
 * The directives of a unit file or of a drop-in, in order.
 *
 * A line that ends in "\" goes on with the next one, a blank between them; comments in between are left out.
 * Source: systemd.syntax(7).
 */
export function readUnitFile(text: string): readonly Directive[] {
  const directives: Directive[] = [];
  let section = '';
  for (const { content, line } of logicalLines(text)) {
    const [, header] = /^\[(.+)\]$/.exec(content) ?? [];
    if (header !== undefined) section = header;
    if (header !== undefined || content === '') continue;
    const equals = Math.max(content.indexOf('='), 0);
    directives.push({ section, key: content.slice(0, equals).trim(), value: content.slice(content.indexOf('=') + 1).trim(), line });
  }
  return directives;
}

function logicalLines(text: string): readonly { readonly content: string; readonly line: number }[] {
  const lines: { content: string; line: number }[] = [];
  let open: { content: string; line: number } | undefined;
  for (const [i, physical] of text.split(/\r?\n|\r/).entries()) {
    if (/^\s*[#;]/.test(physical)) continue;
    const goesOn = /(?<!\\)(?:\\\\)*\\$/.test(physical);
    const part = goesOn ? `${physical.slice(0, -1)} ` : physical;
    open = open ? { ...open, content: open.content + part } : { content: part, line: i + 1 };
    if (goesOn) continue;
    lines.push({ ...open, content: open.content.trim() });
    open = undefined;
  }
  return open ? [...lines, { ...open, content: open.content.trim() }] : lines;
}
