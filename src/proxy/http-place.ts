/** What a proxy is asked for when a file is fetched through it. */
export interface HttpPlace {
  /** Normalised, plain ASCII, without a fragment: `http://pki.example/ca.crt`. */
  readonly url: string;
  /** `pki.example`, with the port where one is written. */
  readonly host: string;
}

/** Why a text is none, as a phrase that never quotes it. */
export interface HttpPlaceFault {
  readonly fault: string;
}

const maxLength = 2000;

/**
 * Parses a URL that a stranger wrote and that is to be fetched: `http:` alone, without a login, and by a name. An address, and what is
 * called localhost, is refused: no CA publishes there, and whoever fetches must not be sent to the inside of somebody's network.
 */
export function parseHttpPlace(text: string): HttpPlace | HttpPlaceFault {
  if (text.length > maxLength) return { fault: `it has more than ${maxLength} characters` };
  if (!URL.canParse(text)) return { fault: 'it is no URL' };
  const url = new URL(text);
  if (url.protocol !== 'http:') return { fault: 'its scheme is not http' };
  if (url.username !== '' || url.password !== '') return { fault: 'it holds a login' };
  if (isAddress(url.hostname) || isLocal(url.hostname)) return { fault: 'its host is an address, or this very host, not a name' };
  url.hash = '';
  return { url: url.href, host: url.host };
}

/** As the parser of URLs has normalised it: every way of writing an IPv4 address has become the usual one. */
function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
}

function isLocal(hostname: string): boolean {
  return /^(?:.*\.)?localhost\.?$/.test(hostname);
}
