import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { mergeWords } from '../next-step.ts';

/** A CA on the path, in the bundle or sent by the peer, is no longer valid. */
export const caExpired: Cause = {
  id: 'ca-expired',
  severity: 'critical',
  title: 'a CA of the chain has expired',
  why: 'the validity of the trust anchor in the bundle, or of an intermediate, has ended by the clock of this host: every certificate below it is refused, on every way that uses it',
  remedy:
    "where it stands in the bundle, get its renewal from the owner of the proxy or server and merge it; where the peer sends it, the peer's owner has to renew it",
  source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  check: (evidence) => failureInChain(evidence, ['expired'], ({ depth }) => depth > 0)?.text,
  command: mergeWords,
};
