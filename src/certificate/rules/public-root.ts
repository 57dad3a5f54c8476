import { isPublicRoot } from '../public-roots.ts';
import type { Rule } from './rule.ts';

/** A root that browsers ship: right where the proxy passes TLS through, superfluous where it re-signs all of it. */
export const publicRoot: Rule = {
  id: 'public-root',
  level: 'notice',
  title: 'the bundle holds the CAs of proxies, not those of the public web',
  why: 'the bundle is what the agent trusts: with a public root in it, a proxy that re-signs is not the only one who can vouch for the platform',
  remedy: 'keep it where a proxy passes TLS through to the platform; else leave it out',
  source: 'RFC 5280 §6.1.1 (d) (trust anchors are the choice of whoever validates)',
  examples: {
    kept: 'the CA that a company made for its proxy',
    broken: 'a root that Mozilla ships',
  },
  check: (certificate) => (isPublicRoot(certificate) ? 'it is a root that browsers ship' : undefined),
};
