/** A host and a port that are what they claim: a name or an IP address, and 1 to 65535. */
export interface Authority {
  /** Lower-case name, IPv4 address, or IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** What a text is in place of an authority, as a phrase that never quotes it. */
export interface AuthorityFault {
  readonly fault: string;
}

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Parses `host:port`, `host`, `[v6]:port` or `[v6]`.
 *
 * `defaultPort` stands in for a port that is not written; without it a missing port is a fault.
 * Source: RFC 3986 §3.2; RFC 1123 §2.1 for names, with the underscores that occur in practice.
 */
export function parseAuthority(text: string, defaultPort?: number): Authority | AuthorityFault {
  if (/^[^[\]]*:[^[\]]*:/.test(text)) return { fault: 'it has more than one colon (an IPv6 address stands in brackets)' };
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s]*))(?::(.*))?$/s.exec(text);
  if (!parts) return { fault: 'it is not host:port (an IPv6 address stands in brackets)' };
  const [, bracketed, plain = '', portText] = parts;
  const host = (bracketed ?? plain).toLowerCase();
  if (bracketed !== undefined && !isIpv6(host)) return { fault: 'the host in brackets is not an IPv6 address' };
  if (bracketed === undefined && !isHost(host))
    return { fault: host === '' ? 'the host is missing' : 'the host is not a name or an address' };
  if (portText === undefined && defaultPort === undefined) return { fault: 'the port is missing' };
  const port = portText === undefined ? (defaultPort as number) : Number(portText);
  if ((portText !== undefined && !/^\d{1,5}$/.test(portText)) || port < 1 || port > 65_535) {
    return { fault: 'the port is not a number from 1 to 65535' };
  }
  return { host, port };
}

/** `host:port`, an IPv6 address in brackets. */
export function authorityText({ host, port }: Authority): string {
  return `${isIpv6(host) ? `[${host}]` : host}:${port}`;
}

/** Whether a host is an IP address, of either version. */
export function isAddress(host: string): boolean {
  return isIpv4(host) || isIpv6(host);
}

function isIpv4(host: string): boolean {
  const octets = host.split('.');
  return octets.length === 4 && octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256);
}

function isIpv6(host: string): boolean {
  return /^[0-9a-f:.]+$/i.test(host) && host.includes(':') && URL.canParse(`http://[${host}]/`);
}

function isHost(host: string): boolean {
  if (isIpv4(host)) return true;
  const labels = host.replace(/\.$/, '').split('.');
  // A name whose last label is a number would be an address that is no address.
  return host.length <= 253 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '');
}
