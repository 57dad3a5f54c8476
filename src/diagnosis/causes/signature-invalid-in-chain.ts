import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** A signature on the path does not verify. */
export const signatureInvalidInChain: Cause = {
  id: 'signature-invalid-in-chain',
  severity: 'critical',
  title: 'a signature of the chain does not verify',
  why: 'the certificate has the name and the key identifier of an issuer that did not sign it: the certificate was altered or broken on its way, or two CAs share a name and a key identifier; it is trusted by nobody',
  remedy:
    'have the owner of the proxy or server look at this certificate; where the bundle holds two CAs of this name, keep the one whose fingerprint the owner confirms',
  source: 'RFC 5280 §6.1.3 (a)(1)',
  check: (evidence) => failureInChain(evidence, ['signature-invalid'])?.text,
  command: opensslWords,
};
