import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** A key on the path is weaker than the level of security of the agent asks for. */
export const weakKeyInChain: Cause = {
  id: 'weak-key-in-chain',
  severity: 'critical',
  title: 'a key of the chain is too weak',
  why: 'at level 1 of security, the default of the agent and of this test, OpenSSL takes RSA keys from 1024 bits on and curves from 160; builds of Linux distributions ask for 2048 and 224 (level 2); curves that are spelt out are not taken',
  remedy: 'ask the owner of the proxy or server for a certificate with RSA of at least 2048 bits or P-256',
  source: 'SSL_CTX_set_security_level(3); NIST SP 800-57 Part 1 §5.6.1; RFC 5480 §2.1.1',
  check: (evidence) => failureInChain(evidence, ['key-too-weak', 'explicit-curve'])?.text,
  command: opensslWords,
};
