import { issuersIn } from '../issuers.ts';
import type { BundleRule } from './rule.ts';

/** An intermediate without the root above it: the agent's curl is content with it, others are not. */
export const issuerMissing: BundleRule = {
  id: 'issuer-missing',
  level: 'warning',
  title: 'the issuer of every CA stands in the bundle, up to a root',
  why: 'libcurl trusts a CA that is no root (a partial chain); Node, openssl verify and Python before 3.13 do not, and the same file fails there',
  remedy: "get the root from the proxy's owner, and merge it too",
  source: 'RFC 5280 §6.1; openssl-verification-options(1), -partial_chain; CURLOPT_SSL_OPTIONS(3), CURLSSLOPT_NO_PARTIALCHAIN',
  examples: {
    kept: 'an intermediate and the root that signed it',
    broken: 'an intermediate alone',
  },
  check: (entries) => {
    if (entries.every(({ certificate }) => certificate.isSelfIssued)) return entries.map(() => undefined);
    const issuers = issuersIn(entries);
    return entries.map(({ certificate }) => {
      if (certificate.isSelfIssued || issuers.of(certificate).length > 0) return undefined;
      return `its issuer "${certificate.issuerDisplayName}" is not in the bundle: curl trusts it, Node and openssl verify do not`;
    });
  },
};
