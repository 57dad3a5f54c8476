import type { Cause } from '../cause.ts';
import { failureInChain } from '../failure-in-chain.ts';
import { checkWords } from '../next-step.ts';

/** The bundle holds the CA with settings that withdraw the trust in it. */
export const anchorDistrusted: Cause = {
  id: 'anchor-distrusted',
  severity: 'critical',
  title: 'the bundle itself withdraws the trust in this CA',
  why: 'the CA stands in a block TRUSTED CERTIFICATE whose settings reject it for TLS servers, or trust it for other purposes alone; OpenSSL heeds them, whatever else the bundle holds',
  remedy: 'get the CA as a plain block CERTIFICATE, compare its fingerprint, and merge it in place of this one, if it is to be trusted',
  source: 'openssl-x509(1), TRUST SETTINGS; X509_check_trust(3)',
  check: (evidence) => failureInChain(evidence, ['distrusted'])?.text,
  command: checkWords,
};
