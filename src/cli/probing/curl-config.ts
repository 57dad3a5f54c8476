import type { Proxy } from '../../proxy/proxy.ts';
import type { CurlRequest } from './curl-request.ts';

/** A folder of certificates that holds none: an empty name would be the one that is built in. */
export const noFolder = '/dev/null';

/**
 * The settings of curl for a request, as it reads them from a file; they hold the login of `proxy`.
 * Source: curl(1), --config.
 */
export function curlConfig(
  { url, proxy: proxyUrl, bundlePath, login: scheme }: CurlRequest,
  proxy: Proxy | undefined,
  limitMs: number,
): string {
  const login = loginOf(proxy);
  const settings: readonly (readonly [name: string, value: string])[] = [
    ['url', url],
    ['output', '/dev/null'],
    ['max-time', (limitMs / 1000).toFixed(3)],
    ['cacert', bundlePath],
    // Else it trusts the folder of the system's certificates too, which distributions build in.
    ['capath', noFolder],
    ['noproxy', ''],
    ['proxy', proxyUrl],
    ...(proxyUrl === ''
      ? []
      : ([
          ['proxy-cacert', bundlePath],
          ['proxy-capath', noFolder],
        ] as const)),
    ...(login === undefined ? [] : ([['proxy-user', login]] as const)),
  ];
  const flags = ['silent', 'show-error', ...(scheme === 'digest' ? ['proxy-digest'] : [])];
  return [...flags, ...settings.map(([name, value]) => `${name} = ${quoted(value)}`), ''].join('\n');
}

/** `user:password`, as the Basic scheme joins them too. */
function loginOf(proxy: Proxy | undefined): string | undefined {
  const token = proxy?.basicAuthorization()?.slice('Basic '.length);
  return token === undefined ? undefined : Buffer.from(token, 'base64').toString('utf8');
}

/** In double quotes, within which curl knows these escapes. */
function quoted(value: string): string {
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' };
  return `"${value.replace(/[\\"\n\r\t\v]/g, (character) => escapes[character] ?? character)}"`;
}
