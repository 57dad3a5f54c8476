import { internationalMailOid, type PathName } from './alt-names.ts';

/** How a name stands to the base of a subtree: within it, outside, or one of the two is written as nobody can compare it. */
export type Match = 'within' | 'outside' | 'unsupported-name' | 'unsupported-constraint';

/** Whether a name and a subtree are of one kind, so that the subtree says something of the name. */
export function isOfKind(name: PathName, base: PathName): boolean {
  if (name.kind !== 'other') return name.kind === base.kind;
  if (name.text === internationalMailOid) return base.kind === 'email';
  return base.kind === 'other' && base.text === name.text;
}

/** Compares a name with the base of a subtree of its kind, as OpenSSL does. Source: RFC 5280 §4.2.1.10. */
export function matchSubtree(name: PathName, base: PathName): Match {
  switch (name.kind) {
    case 'dns':
      return within(isBelowDomain(name.folded, base.folded));
    case 'ip':
      return matchAddress(name.octets, base.octets);
    case 'directory':
      return within(name.text.startsWith(base.text));
    case 'email':
      return matchMail(name, base);
    case 'uri':
      return matchUri(name.folded, base.folded);
    default:
      return name.text === internationalMailOid ? 'unsupported-name' : 'unsupported-constraint';
  }
}

function within(is: boolean): Match {
  return is ? 'within' : 'outside';
}

/** A domain covers itself and what is below; with a leading dot only what is below. */
function isBelowDomain(host: string, domain: string): boolean {
  if (domain === '') return true;
  if (!host.endsWith(domain)) return false;
  return host.length === domain.length || domain.startsWith('.') || host.at(-domain.length - 1) === '.';
}

/** The mask may have holes. */
function matchAddress(address: Uint8Array, network: Uint8Array): Match {
  const { length } = address;
  if ((length !== 4 && length !== 16) || (network.length !== 8 && network.length !== 32)) return 'unsupported-name';
  if (network.length !== 2 * length) return 'outside';
  return within(address.every((octet, i) => ((octet ^ (network[i] as number)) & (network[length + i] as number)) === 0));
}

/** The part before the `@` is compared as it stands, the host in either case; a base without `@` is a host, with a dot in front a domain. */
function matchMail({ text, folded }: PathName, base: PathName): Match {
  const at = text.lastIndexOf('@');
  if (at === -1) return 'unsupported-name';
  const baseAt = base.text.lastIndexOf('@');
  if (baseAt === -1 && base.text.startsWith('.')) return within(text.length > base.text.length && folded.endsWith(base.folded));
  if (baseAt > 0) {
    const [local, baseLocal] = [text.slice(0, at), base.text.slice(0, baseAt)];
    if (local.length !== baseLocal.length) return 'outside';
    if (local.includes('\0') || baseLocal.includes('\0')) return 'unsupported-name';
    if (local !== baseLocal) return 'outside';
  }
  return within(folded.slice(at + 1) === base.folded.slice(baseAt + 1));
}

/** The host of a URI that names one. */
function matchUri(uri: string, base: string): Match {
  const scheme = uri.indexOf(':');
  if (scheme === -1 || !uri.startsWith('//', scheme + 1)) return 'unsupported-name';
  const rest = uri.slice(scheme + 3);
  const port = rest.indexOf(':');
  const end = port === -1 ? rest.indexOf('/') : port;
  const host = end === -1 ? rest : rest.slice(0, end);
  if (host === '') return 'unsupported-name';
  return within(base.startsWith('.') ? host.length > base.length && host.endsWith(base) : host === base);
}
