import type { Rule } from './rule.ts';

const broken: ReadonlySet<string | undefined> = new Set(['md2', 'md4', 'md5', 'sha1']);

/** Hash functions for which collisions are made. The signature of a root is never checked, so its hash says nothing. */
export const weakSignature: Rule = {
  id: 'weak-signature',
  level: 'error',
  title: 'a CA below a root is signed with SHA-256 or better',
  why: 'OpenSSL at security level 1 and above refuses chains with such a signature ("CA md too weak"), once it follows them to the root',
  remedy: 'put the root above it into the bundle in its place, or ask the owner of the proxy to have it reissued with SHA-256',
  source: 'RFC 9155 §1; RFC 6151 §2.1; OpenSSL SSL_CTX_set_security_level(3)',
  examples: {
    kept: 'a root with a SHA-1 signature of its own',
    broken: 'a CA that a root signed with SHA-1',
  },
  check: (certificate) => {
    if (certificate.isSelfIssued) return undefined;
    const { signature } = certificate;
    if (!broken.has(signature.hash)) return undefined;
    return signature.key === 'RSA-PSS' ? `it is signed with RSASSA-PSS and ${signature.hash}` : `it is signed with ${signature.name}`;
  },
};
