import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** More CAs stand below a CA than it allows, or than OpenSSL climbs. */
export const pathLengthExceededInChain: Cause = {
  id: 'path-length-exceeded-in-chain',
  severity: 'critical',
  title: 'more CAs stand in the chain than are allowed',
  why: 'a CA on the path limits how many CAs may stand below it, or the chain is longer than OpenSSL climbs (100): the agent refuses it',
  remedy: 'ask the owner of the CA for an intermediate with a path length that suffices, or to issue from the CA itself',
  source: 'RFC 5280 §4.2.1.9 and §6.1.4 (l), (m)',
  check: (evidence) => failureInChain(evidence, ['path-length-exceeded', 'path-too-long'])?.text,
  command: opensslWords,
};
