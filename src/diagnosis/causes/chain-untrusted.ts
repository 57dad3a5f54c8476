import type { Cause } from '../cause.ts';
import { refusedChain } from '../evidence.ts';
import { whoseChain } from '../whose-chain.ts';

/** OpenSSL refuses the chain for a reason that no more specific cause explains. */
export const chainUntrusted: Cause = {
  id: 'chain-untrusted',
  severity: 'critical',
  title: 'the chain is not trusted',
  why: 'OpenSSL refuses the chain for a reason that no more specific cause explains; its code says which',
  remedy: 'look the code up in openssl-verification-options(1), and inspect the certificates of the chain',
  source: 'RFC 5280 §6.1; openssl-verification-options(1)',
  check: (evidence) => {
    const refused = refusedChain(evidence);
    return refused && `${whoseChain(refused, evidence)}: OpenSSL refuses it with ${refused.verifyError}`;
  },
};
