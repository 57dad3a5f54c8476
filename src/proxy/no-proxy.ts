/**
 * The entry of a `no_proxy` list for which a host is reached without a proxy, as it is written; `undefined` where there is none.
 *
 * `host`: a name or an IP address, an IPv6 address in brackets or not, without a port.
 * A name matches itself and what ends in it, at a dot; a leading dot, a trailing dot and case do not count. An address matches itself
 * or a network (`10.0.0.0/8`). `*` matches everything where it stands alone. Entries are separated by commas; what stands behind a
 * blank without a comma is not read.
 * Source: libcurl 8.9 and later, CURLOPT_NOPROXY and Curl_check_noproxy; until then blanks alone separated entries too.
 */
export function bypassEntry(host: string, list: string): string | undefined {
  if (list === '*') return '*';
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  const address = addressOf(bare);
  return entriesOf(list).find((entry) => (address ? matchesNetwork(address, entry) : matchesName(bare, entry)));
}

function entriesOf(list: string): readonly string[] {
  const entries: string[] = [];
  for (const [, entry = '', comma] of list.matchAll(/[ \t]*([^ \t,]*)[ \t]*(,*)/gy)) {
    if (entry !== '') entries.push(entry);
    if (comma === '') break;
  }
  return entries;
}

function matchesName(host: string, entry: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  const suffix = entry.toLowerCase().replace(/\.$/, '').replace(/^\./, '');
  return suffix !== '' && (name === suffix || name.endsWith(`.${suffix}`));
}

function matchesNetwork(address: readonly number[], entry: string): boolean {
  const slash = entry.indexOf('/');
  const network = addressOf(slash === -1 ? entry : entry.slice(0, slash));
  if (!network || network.length !== address.length) return false;
  const bits = slash === -1 ? 0 : Number(/^\d+/.exec(entry.slice(slash + 1))?.[0] ?? 0);
  // No bits at all stand for the whole address.
  const compared = bits === 0 ? address.length * 8 : bits;
  if (compared > address.length * 8) return false;
  return address.every((octet, i) => {
    const mask = (0xff00 >> Math.min(8, Math.max(0, compared - i * 8))) & 0xff;
    return (octet & mask) === ((network[i] ?? 0) & mask);
  });
}

/** The octets of an IP address, 4 or 16; `undefined` for a name. */
function addressOf(text: string): readonly number[] | undefined {
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) {
    const octets = text.split('.').map(Number);
    return octets.every((octet) => octet < 256) ? octets : undefined;
  }
  if (!text.includes(':') || !URL.canParse(`http://[${text}]/`)) return undefined;
  const [before = '', after] = new URL(`http://[${text}]/`).hostname.slice(1, -1).split('::');
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = after === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}

function groups(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
