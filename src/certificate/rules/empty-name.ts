import type { Rule } from './rule.ts';

/** A leaf may have an empty subject where it has alternative names. */
export const emptyName: Rule = {
  id: 'empty-name',
  level: 'error',
  title: 'a CA certificate has a subject and an issuer that are not empty',
  why: 'the certificates of a chain find each other by name: a CA without one is taken for the issuer of nothing, or of whatever has none either',
  remedy: 'ask the owner of the proxy for a CA certificate with a name',
  source: 'RFC 5280 §4.1.2.4 (issuer), §4.1.2.6 (subject of a CA)',
  examples: {
    kept: 'a CA whose subject and issuer have a common name',
    broken: 'a CA whose subject is an empty sequence',
  },
  check: ({ subjectName, issuerName, basicConstraints }) => {
    if (issuerName.length === 0) return 'its issuer is empty';
    return subjectName.length === 0 && basicConstraints?.isCa ? 'its subject is empty' : undefined;
  },
};
