import { PurposeOid, purposeName } from '../purposes.ts';
import type { Rule } from './rule.ts';

const serverPurposes: ReadonlySet<string> = new Set([
  PurposeOid.serverAuth,
  PurposeOid.microsoftServerGated,
  PurposeOid.netscapeServerGated,
]);

/**
 * Extended key usage of a CA limits what it may be used for. As OpenSSL decides it: the server-gated purposes of the 1990s
 * count as serverAuth, anyExtendedKeyUsage does not.
 */
export const noServerAuth: Rule = {
  id: 'no-server-auth',
  level: 'error',
  title: 'a CA may issue certificates for TLS servers',
  why: 'OpenSSL refuses every chain of a server below such a CA ("unsuitable certificate purpose"), also where it is the trust anchor',
  remedy:
    'the proxy has another CA for TLS: export that one, or ask its owner to reissue this one with serverAuth, or without extended key usage',
  source: 'RFC 5280 §4.2.1.12; openssl-verification-options(1), purpose sslserver',
  examples: {
    kept: 'a CA without extended key usage, or with serverAuth',
    broken: 'a CA with clientAuth alone',
  },
  check: ({ extendedKeyUsage }) => {
    if (!extendedKeyUsage || extendedKeyUsage.some((purpose) => serverPurposes.has(purpose))) return undefined;
    const any = extendedKeyUsage.includes(PurposeOid.any) ? ' (to OpenSSL, anyExtendedKeyUsage is no serverAuth)' : '';
    return `its extended key usage is ${extendedKeyUsage.map(purposeName).join(', ')}${any}`;
  },
};
