import type { PathFailure } from '../../certificate/path/path-failure.ts';
import type { Cause } from '../cause.ts';
import { failureInChain, maySignByItsKind, namesOtherPurposes } from '../failure-in-chain.ts';
import { opensslWords } from '../next-step.ts';

/** The key of a certificate on the path may not be used as the chain uses it. */
export const keyUsageUnfit: Cause = {
  id: 'key-usage-unfit',
  severity: 'critical',
  title: 'the key usage of a certificate of the chain does not allow its part',
  why: 'a CA whose key usage lacks keyCertSign may sign no certificates, and a leaf whose key usage has neither digitalSignature nor key encipherment or agreement is no TLS server: the agent refuses the chain',
  remedy: 'ask the owner of the proxy or server to reissue the certificate with the right key usage',
  source: 'RFC 5280 §4.2.1.3 and §6.1.4 (n)',
  check: (evidence) => {
    const found = failureInChain(evidence, ['no-cert-sign', 'not-a-ca', 'purpose-not-server'], isOfKeyUsage);
    return found && `${found.subject}its key usage is ${found.certificate?.keyUsage?.join(', ') || 'empty'}`;
  },
  command: opensslWords,
};

/** A CA that may not sign certificates, or a leaf whose purposes are right. */
function isOfKeyUsage(failure: PathFailure): boolean {
  const { id, depth, certificate } = failure;
  if (id === 'purpose-not-server') return depth === 0 && !namesOtherPurposes(failure);
  return id === 'no-cert-sign' || maySignByItsKind(certificate);
}
