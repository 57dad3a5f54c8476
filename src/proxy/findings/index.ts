import type { ConfiguredProxy } from '../configured.ts';
import { badPercentEncoding } from './bad-percent-encoding.ts';
import { duplicateProxy } from './duplicate-proxy.ts';
import { encryptedLogin } from './encrypted-login.ts';
import type { ProxyFinding, ProxyRule } from './finding.ts';
import { ipv6Proxy } from './ipv6-proxy.ts';
import { notAProxyUrl } from './not-a-proxy-url.ts';
import { portMissing } from './port-missing.ts';
import { rawCharacterInLogin } from './raw-character-in-login.ts';
import { rawSemicolonInLogin } from './raw-semicolon-in-login.ts';
import { schemeNotHttp } from './scheme-not-http.ts';
import { tooManyProxies } from './too-many-proxies.ts';

/** The rules that a list of proxies is held against, in the order in which findings are told. */
export const proxyRules: readonly ProxyRule[] = [
  tooManyProxies,
  portMissing,
  schemeNotHttp,
  badPercentEncoding,
  rawSemicolonInLogin,
  rawCharacterInLogin,
  encryptedLogin,
  ipv6Proxy,
  duplicateProxy,
  notAProxyUrl,
];

/** The findings of all rules on a list, proxy by proxy. */
export function proxyFindings(list: readonly ConfiguredProxy[]): readonly ProxyFinding[] {
  return list.flatMap((configured) =>
    proxyRules.flatMap(({ id, level, check }): readonly ProxyFinding[] => {
      const detail = check(configured, list);
      return detail === undefined ? [] : [{ id, level, detail, index: configured.index }];
    }),
  );
}
