import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';

/** A certificate on the path is valid only later, or the clock of this host is slow. */
export const notYetValidInChain: Cause = {
  id: 'not-yet-valid-in-chain',
  severity: 'critical',
  title: 'a certificate of the chain is not valid yet',
  why: 'the validity of a certificate on the path begins later, or the clock of this host is slow',
  remedy: 'check the clock of this host first; else the owner of the certificate has to reissue it',
  source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  check: (evidence) => failureInChain(evidence, ['not-yet-valid'])?.text,
  command: () => ['timedatectl'],
};
