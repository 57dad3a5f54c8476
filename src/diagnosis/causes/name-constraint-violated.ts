import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** A CA above may not sign for a name below it. */
export const nameConstraintViolated: Cause = {
  id: 'name-constraint-violated',
  severity: 'critical',
  title: 'a CA of the chain may not sign for this name',
  why: 'a CA on the path limits the names that may stand below it, and one of those is outside: signatures are good, but the agent refuses the chain',
  remedy: 'ask the owner of the proxy or server for a certificate, or a CA, whose constraints allow this name',
  source: 'RFC 5280 §4.2.1.10 and §6.1.3 (b), (c)',
  check: (evidence) => failureInChain(evidence, ['name-not-permitted', 'name-excluded', 'name-constraint-unsupported'])?.text,
  command: opensslWords,
};
