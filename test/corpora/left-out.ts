import type { ChainCase } from './corpora.ts';

/**
 * Why a chain is left out: it asks for something that the agent does not ask of its library, and `verify` has no option for;
 * `undefined` where it is not.
 */
export function whyLeftOut({ features = [], policy, trusted, depth, openssl }: ChainCase): string | undefined {
  const option = features.find((feature) => feature.startsWith('opts:'));
  if (features.includes('has-crl')) return 'revocation lists';
  if (features.includes('trusted-cert-aux')) return 'trust settings (TRUSTED CERTIFICATE)';
  if (option !== undefined) return `openssl verify ${option.slice(5).replaceAll(',', ' ')}`;
  if (policy?.explicit || policy?.anyInhibit || policy?.mappingInhibit || asksForPolicies(policy?.initialPolicySet)) return 'policies';
  if (depth != null) return 'limit of depth';
  if (trusted.length === 0) return 'nothing is trusted';
  return openssl === undefined ? 'versions of OpenSSL differ' : undefined;
}

function asksForPolicies(set: readonly string[] | undefined): boolean {
  return set !== undefined && set.join() !== 'anyPolicy';
}
