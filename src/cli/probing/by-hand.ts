import { authorityText, isAddress } from '../../proxy/authority.ts';
import { shellLine } from '../../report/shell-line.ts';
import { noFolder } from './curl-config.ts';
import type { CurlRequest } from './curl-request.ts';
import type { Pair } from './way.ts';

/** The command line for a POSIX shell that fetches the same with curl; the login stands in it as `***`. */
export function curlLine({ url, proxy, bundlePath, login: scheme }: CurlRequest): string {
  const login = scheme ? [...(scheme === 'digest' ? ['--proxy-digest'] : []), '--proxy-user', '***'] : [];
  const through = proxy === '' ? [] : ['--proxy', proxy, '--proxy-cacert', bundlePath, '--proxy-capath', noFolder, ...login];
  return shellLine(['curl', '-qv', '--noproxy', '', ...through, '--cacert', bundlePath, '--capath', noFolder, url]);
}

/**
 * The command line for a POSIX shell that shows the chain of the target with openssl, or `undefined` where openssl cannot go
 * that way: it reaches no proxy inside TLS, and passes only one.
 */
export function opensslLine({ via: [proxy], target }: Pick<Pair, 'via' | 'target'>, request: CurlRequest): string | undefined {
  if (request.proxy.startsWith('https:')) return undefined;
  const login = request.login ? ['-proxy_user', '***', '-proxy_pass', 'pass:***'] : [];
  const through = proxy ? ['-proxy', authorityText(proxy.authority), ...login] : [];
  const name = isAddress(target.host) ? ['-verify_ip', target.host] : ['-servername', target.host, '-verify_hostname', target.host];
  const trust = ['-CAfile', request.bundlePath, '-no-CApath', '-no-CAstore', '-partial_chain', '-verify_return_error'];
  return `${shellLine(['openssl', 's_client', '-showcerts', '-status', ...through, '-connect', authorityText(target), ...name, ...trust])} </dev/null`;
}
