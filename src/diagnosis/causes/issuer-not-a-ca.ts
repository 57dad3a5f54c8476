import type { Cause } from '../cause.ts';
import { failureInChain, maySignByItsKind } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** A certificate signed another one, and is not that of a CA. */
export const issuerNotACa: Cause = {
  id: 'issuer-not-a-ca',
  severity: 'critical',
  title: 'an issuer of the chain is not a CA',
  why: 'a certificate that is not that of a CA (basic constraints say so, or are missing) has signed another: anybody with a server certificate could do that, so the agent refuses it',
  remedy: 'ask the owner of the proxy or server for a CA certificate with CA:TRUE, and to sign with that; a leaf must not sign',
  source: 'RFC 5280 §4.2.1.9 and §6.1.4 (k)',
  check: (evidence) => failureInChain(evidence, ['not-a-ca'], ({ certificate }) => !maySignByItsKind(certificate))?.text,
  command: opensslWords,
};
