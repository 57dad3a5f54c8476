import { caStatus } from '../ca-status.ts';
import type { Rule } from './rule.ts';

/** OpenSSL still takes some certificates for CAs that do not say so: roots of version 1, and those whose key usage signs. */
export const basicConstraintsAbsent: Rule = {
  id: 'basic-constraints-absent',
  level: 'warning',
  title: 'a CA says in its basic constraints that it is one',
  why: 'OpenSSL takes it for a CA for the sake of old roots; Go, Java, Windows and OpenSSL in its strict mode refuse the chains below it',
  remedy: 'ask the owner of the proxy for a CA certificate of version 3 with basic constraints CA:TRUE',
  source: 'RFC 5280 §4.2.1.9',
  examples: {
    kept: 'a CA of version 3 with basic constraints CA:TRUE',
    broken: 'a self-signed certificate of version 1',
  },
  check: (certificate) => {
    if (caStatus(certificate) !== 'legacy-ca') return undefined;
    return `it has no basic constraints (version ${certificate.version}), and counts as a CA with OpenSSL alone`;
  },
};
