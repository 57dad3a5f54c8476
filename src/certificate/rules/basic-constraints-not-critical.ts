import { ExtensionOid } from '../oids.ts';
import type { Rule } from './rule.ts';

/** Many roots of appliances keep this rule badly, and few clients mind. */
export const basicConstraintsNotCritical: Rule = {
  id: 'basic-constraints-not-critical',
  level: 'notice',
  title: 'a CA marks its basic constraints as critical',
  why: 'most clients take it as it is; strict ones, such as OpenSSL with -x509_strict and Python from 3.13 on, refuse its chains',
  remedy: 'nothing for curl; where a strict client has to use the proxy, ask its owner to reissue the CA',
  source: 'RFC 5280 §4.2.1.9',
  examples: {
    kept: 'a CA with critical basic constraints',
    broken: 'a CA whose basic constraints are not critical',
  },
  check: ({ basicConstraints, extensions }) => {
    if (!basicConstraints?.isCa) return undefined;
    const isCritical = extensions.some((extension) => extension.oid === ExtensionOid.basicConstraints && extension.isCritical);
    return isCritical ? undefined : 'its basic constraints are not critical';
  },
};
