import type { Subtree } from './name-constraints.ts';

/**
 * Whether a subtree of name constraints covers a host: a DNS name or the octets of an IP address.
 *
 * A domain covers itself and every name below it; with a leading dot only those below it, as OpenSSL reads it; an empty one
 * covers all. An address is covered where it has the masked bits of the subtree.
 * Source: RFC 5280 §4.2.1.10.
 */
export function covers({ value }: Subtree, host: string | Uint8Array): boolean {
  if (typeof value === 'string') return typeof host === 'string' && isBelow(host.toLowerCase(), value.toLowerCase());
  return typeof host !== 'string' && isInNetwork(host, value);
}

/** The octets of an IP address in its text form, 4 or 16; `undefined` where the text is none. */
export function addressOctets(text: string): Uint8Array | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) {
    const octets = text.split('.').map(Number);
    return octets.every((octet) => octet < 256) ? Uint8Array.from(octets) : undefined;
  }
  return text.includes(':') ? longAddress(text) : undefined;
}

function isBelow(host: string, domain: string): boolean {
  if (domain === '') return true;
  if (!host.endsWith(domain)) return false;
  return host.length === domain.length || domain.startsWith('.') || host.at(-domain.length - 1) === '.';
}

function isInNetwork(address: Uint8Array, network: Uint8Array): boolean {
  const { length } = address;
  return network.length === length * 2 && address.every((octet, i) => ((octet ^ (network[i] ?? 0)) & (network[length + i] ?? 0)) === 0);
}

/** `2001:db8::1`: groups of 16 bits, of which one run of zeros may be left out; the last two may be an IPv4 address (RFC 4291 §2.2). */
function longAddress(text: string): Uint8Array | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const before = groups(head);
  const after = groups(tail ?? '');
  if (!before || !after || more.length > 0) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return Uint8Array.from([...before, ...Array<number>(missing).fill(0), ...after]);
}

function groups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const octets = text.split(':').map((group, i, all) => {
    if (i === all.length - 1 && group.includes('.')) return [...(addressOctets(group) ?? [])];
    return /^[0-9a-f]{1,4}$/i.test(group) ? [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff] : [];
  });
  return octets.every(({ length }) => length > 0) ? octets.flat() : undefined;
}
