import { readPrivateFile } from '../../bundle/sources/read-private-file.ts';
import { Failure } from '../../failure.ts';
import { type Authority, authorityText, parseAuthority } from '../../proxy/authority.ts';

/** A login, as the user would type it. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** The login for the proxy at an authority, or `undefined` where the file holds none for it. */
export type CredentialsFor = (authority: Authority) => Credentials | undefined;

const maxLines = 1000;

/**
 * Reads a file of logins for the test: one line `user:password` for every proxy, or a line `host:port user:password` for each.
 * Nothing is percent-encoded; the password ends with its line. Blank lines, and those that begin with `#`, do not count.
 * Fails: `credentials-unreadable`, and those of {@link readPrivateFile}.
 */
export function credentialsFile(path: string): CredentialsFor {
  const lines = Buffer.from(contentOf(path), 'latin1')
    .toString('utf8')
    .split('\n')
    .map((line, i) => ({ text: line.replace(/\r$/, ''), number: i + 1 }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'));
  if (lines.length === 0) throw unreadable('it holds no login');
  if (lines.length > maxLines) throw unreadable(`it holds more than ${maxLines} lines`);
  const [only] = lines;
  const named = lines.map(({ text, number }) => ({ number, found: namedLogin(text) }));
  if (only && lines.length === 1 && !named[0]?.found) {
    const login = loginOf(only.text);
    if (login) return () => login;
    throw unreadable(`its one line, line ${only.number}, is neither "user:password" nor "host:port user:password"`);
  }
  const logins = new Map<string, Credentials>();
  for (const { number, found } of named) {
    if (!found) throw unreadable(`line ${number} is not "host:port user:password"`);
    logins.set(found.authority, found.login);
  }
  return (authority) => logins.get(authorityText(authority));
}

function namedLogin(text: string): { readonly authority: string; readonly login: Credentials } | undefined {
  const [, place = '', rest = ''] = /^(\S+)[ \t]+(.*)$/.exec(text) ?? [];
  const authority = parseAuthority(place);
  const login = loginOf(rest);
  return 'fault' in authority || !login ? undefined : { authority: authorityText(authority), login };
}

function loginOf(text: string): Credentials | undefined {
  const colon = text.indexOf(':');
  return colon < 1 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** The name of the file is not told: some write the login itself there. */
function contentOf(path: string): string {
  try {
    return readPrivateFile(path);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, why, next } = error;
    throw new Failure({ code, what: 'cannot use the file of --credentials-file', why, next });
  }
}

/** No line is told: it holds a password. */
function unreadable(why: string): Failure {
  return new Failure({
    code: 'credentials-unreadable',
    what: 'cannot use the file of --credentials-file',
    why,
    next: 'write one line user:password, or for each proxy a line host:port user:password',
  });
}
