import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** A certificate on the path has a critical extension that OpenSSL does not know. */
export const criticalExtensionInChain: Cause = {
  id: 'critical-extension-in-chain',
  severity: 'critical',
  title: 'a certificate of the chain has a critical extension that is not understood',
  why: 'who does not understand a critical extension must refuse the certificate, and OpenSSL does: the agent refuses the chain',
  remedy: 'ask the owner of the proxy or server to reissue it without that extension, or with it not critical',
  source: 'RFC 5280 §4.2 and §6.1.4 (o)',
  check: (evidence) => failureInChain(evidence, ['critical-extension-unknown'])?.text,
  command: opensslWords,
};
