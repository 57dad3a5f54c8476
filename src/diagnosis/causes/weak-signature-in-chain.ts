import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** A signature on the path is made with a hash that is broken. */
export const weakSignatureInChain: Cause = {
  id: 'weak-signature-in-chain',
  severity: 'critical',
  title: 'a signature of the chain is too weak',
  why: 'MD5 and SHA-1 are broken, and OpenSSL 3 takes neither; OpenSSL 1.1.1, which the agent is seen to bring along, still takes SHA-1 at its default level, so the agent may pass today and fail with its next version',
  remedy:
    'ask the owner of the proxy or server to have the certificate signed anew with SHA-256; the signature of a root itself does not count',
  source: 'RFC 6151 §2; RFC 9155 §1; SSL_CTX_set_security_level(3)',
  check: (evidence) => failureInChain(evidence, ['signature-too-weak'])?.text,
  command: opensslWords,
};
