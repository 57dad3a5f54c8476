import type { Cause } from '../cause.ts';
import { failureInChain, namesOtherPurposes } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** The extended key usage of the leaf, or of a CA above it, does not allow a TLS server. */
export const purposeNotServer: Cause = {
  id: 'purpose-not-server',
  severity: 'critical',
  title: 'a certificate of the chain is not for TLS servers',
  why: 'the extended key usage of the leaf, or of a CA above it, names other purposes (client, mail, code): OpenSSL and the agent take no server with it',
  remedy: 'ask the owner of the proxy or server to reissue it with the purpose serverAuth, or without a list of purposes where it is a CA',
  source: 'RFC 5280 §4.2.1.12; openssl-verification-options(1), -purpose',
  check: (evidence) => failureInChain(evidence, ['purpose-not-server'], namesOtherPurposes)?.text,
  command: opensslWords,
};
