import { addressOctets, covers } from '../name/constrained-host.ts';
import type { Subtree } from '../name/name-constraints.ts';
import type { Rule } from './rule.ts';

/** A CA that is limited to the names of its company cannot vouch for the platform. */
export const nameConstraintsExcludeHost: Rule = {
  id: 'name-constraints-exclude-host',
  level: 'error',
  title: 'the name constraints of a CA admit the host of the platform',
  why: 'OpenSSL refuses the certificate that the proxy makes for the platform ("permitted subtree violation" or "excluded subtree violation")',
  remedy: 'ask the owner of the proxy for a CA whose name constraints admit this host, or to pass its TLS through',
  source: 'RFC 5280 §4.2.1.10 and §6.1.4 (g)',
  examples: {
    kept: 'a CA that permits the domain of the host',
    broken: 'a CA that permits another domain alone',
  },
  check: ({ nameConstraints }, { platformHost }) => {
    if (!nameConstraints || platformHost === undefined) return undefined;
    const address = addressOctets(platformHost);
    const kind = address ? 'ip' : 'dns';
    const isHit = (subtree: Subtree): boolean => subtree.kind === kind && covers(subtree, address ?? platformHost);
    if (nameConstraints.excluded.some(isHit)) return `its name constraints exclude ${platformHost}`;
    const isOpen = nameConstraints.permitted.every((subtree) => subtree.kind !== kind) || nameConstraints.permitted.some(isHit);
    return isOpen ? undefined : `its name constraints do not permit ${platformHost}`;
  },
};
