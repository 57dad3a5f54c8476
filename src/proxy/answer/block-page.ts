const maxLength = 120;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The title of an HTML page such as a block page, or `undefined` where it has none.
 *
 * Shape: one line of at most 120 characters, entities decoded, control and invisible characters left out. What it says is hostile.
 * `excerpt`: the beginning of the page, one character for each octet; read as UTF-8 where it is that.
 * Source: HTML Living Standard §4.2.2 and §13.5, of which only the entities that every page uses.
 */
export function blockPageTitle(excerpt: string): string | undefined {
  const start = /<title(?:\s[^<>]{0,200})?>/i.exec(excerpt);
  if (!start) return undefined;
  const [raw = ''] = excerpt.slice(start.index + start[0].length).split('<', 1);
  const text = decodeOctets(raw)
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, decodeEntity)
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    .trim();
  return text === '' ? undefined : [...text].slice(0, maxLength).join('');
}

function decodeOctets(text: string): string {
  const octets = Buffer.from(text, 'latin1');
  const decoded = octets.toString('utf8');
  // An octet that UTF-8 does not know, but also a character that the excerpt cut in two.
  return decoded.replace(/\ufffd+$/, '').includes('\ufffd') ? text : decoded;
}

function decodeEntity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}
