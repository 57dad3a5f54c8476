import { parseAuthority } from './authority.ts';
import { Proxy } from './proxy.ts';

/** A proxy, or why an entry of the list is none. The reason never quotes the entry: it may hold a password. */
export type ProxyEntry =
  | {
      readonly kind: 'proxy';
      readonly proxy: Proxy;
      /** Which of "@" and "&" stand in the user name or password as they are, not percent-encoded. */
      readonly rawInLogin?: string;
    }
  | { readonly kind: 'unreadable'; readonly fault: EntryFault; readonly why: string };

/** What is wrong with an entry. */
export type EntryFault =
  | 'quotes'
  | 'semicolon-in-login'
  | 'blank'
  | 'no-scheme'
  | 'scheme'
  | 'delimiter-in-login'
  | 'percent-encoding'
  | 'path'
  | 'port-missing'
  | 'authority';

const quotes = /^(?:"([^"]*)"|'([^']*)')$/;
const proxyUrl = /^https?:\/\//i;
const url = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/s;

/**
 * Parses the value of a proxy variable: URLs separated by semicolons, in quotes or not, with blanks and line breaks.
 *
 * Shape: one entry for each URL, in order. A piece that has a login but does not begin like a proxy belongs to the piece before it:
 * someone wrote a semicolon inside a password, and both pieces are told as one unreadable entry.
 * Source: the vendor's page "Multiple Proxy Configuration".
 */
export function parseProxies(text: string): readonly ProxyEntry[] {
  const list = unquoted(text.trim());
  const pieces = list.split(';').map((piece) => unquoted(piece.trim()));
  return joinBrokenLogins(pieces.filter((piece) => piece !== '')).map(parseProxy);
}

function unquoted(text: string): string {
  const [, double, single] = quotes.exec(text) ?? [];
  return (double ?? single ?? text).trim();
}

function joinBrokenLogins(pieces: readonly string[]): readonly string[] {
  const groups: string[][] = [];
  let lastUrl = -1;
  for (const piece of pieces) {
    const isUrl = proxyUrl.test(piece);
    const open = groups[lastUrl];
    if (isUrl) lastUrl = groups.length;
    if (isUrl || !open || !piece.includes('@')) groups.push([piece]);
    else for (const part of [...groups.splice(lastUrl + 1).flat(), piece]) open.push(part);
  }
  return groups.map((group) => group.join(';'));
}

/** Parses one proxy URL, without quotes or blanks around it. */
export function parseProxy(text: string): ProxyEntry {
  if (/[\u2018-\u201f\u00ab\u00bb]/.test(text)) return unreadable('quotes', 'it has typographic quotes; write straight ones (")');
  if (text.includes(';')) return unreadable('semicolon-in-login', 'it has a semicolon inside the user name or password; write %3B');
  if (/[\s\p{Cc}]/u.test(text)) return unreadable('blank', 'it has a blank or control character inside');
  const match = url.exec(text);
  if (!match) return unreadable('no-scheme', 'it does not begin with http:// or https://');
  const scheme = match[1]?.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return unreadable('scheme', 'its scheme is neither http nor https');
  return parseRest(scheme, match[2] ?? '');
}

function parseRest(scheme: 'http' | 'https', rest: string): ProxyEntry {
  const slash = rest.search(/[/?#]/);
  const network = slash === -1 ? rest : rest.slice(0, slash);
  const tail = slash === -1 ? '' : rest.slice(slash);
  if (tail.includes('@'))
    return unreadable('delimiter-in-login', 'it has "/", "?" or "#" inside the user name or password; write them %2F, %3F, %23');
  const at = network.lastIndexOf('@');
  const login = at < 1 ? undefined : parseLogin(network.slice(0, at));
  if (login === null) return unreadable('percent-encoding', 'the user name or password has a "%" that is no percent-encoding; write %25');
  if (tail !== '' && tail !== '/') return unreadable('path', 'it has a path; a proxy is host and port only');
  const authority = parseAuthority(network.slice(at + 1));
  if ('fault' in authority) return unreadable(isPortMissing(network.slice(at + 1)) ? 'port-missing' : 'authority', authority.fault);
  const rawInLogin = ['@', '&'].filter((character) => at > 0 && network.slice(0, at).includes(character)).join('');
  const proxy = new Proxy({ scheme, authority, user: login?.user, password: login?.password });
  return { kind: 'proxy', proxy, ...(rawInLogin !== '' && { rawInLogin }) };
}

/** `null` for a login that cannot be decoded. */
function parseLogin(text: string): { readonly user: string; readonly password: string } | null {
  const colon = text.indexOf(':');
  try {
    const user = decodeURIComponent(colon === -1 ? text : text.slice(0, colon));
    return { user, password: colon === -1 ? '' : decodeURIComponent(text.slice(colon + 1)) };
  } catch {
    return null;
  }
}

/** Whether a port is all that it lacks. */
function isPortMissing(text: string): boolean {
  return !('fault' in parseAuthority(text, 1));
}

function unreadable(fault: EntryFault, why: string): ProxyEntry {
  return { kind: 'unreadable', fault, why };
}
