import type { ChainEvidence, Evidence } from './evidence.ts';

/** Whose chain it is, in words: that of a proxy that speaks TLS itself, or the one that is shown for the target, by whomever. */
export function whoseChain({ leg, hop }: ChainEvidence, { observation }: Evidence): string {
  if (leg === 'target-tls') return 'in the chain for the target';
  return observation.via.length > 1 ? `in the chain of proxy ${hop ?? 1} itself` : 'in the chain of the proxy itself';
}
