import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** The certificate of the peer itself is no longer valid. */
export const leafExpired: Cause = {
  id: 'leaf-expired',
  severity: 'critical',
  title: 'the certificate of the peer has expired',
  why: 'the validity of the leaf has ended by the clock of this host; nothing that is merged into the bundle changes that',
  remedy: 'tell the owner of the proxy or server, who has to renew its certificate; check the clock of this host too',
  source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  check: (evidence) => failureInChain(evidence, ['expired'], ({ depth }) => depth === 0)?.text,
  command: opensslWords,
};
