import { fingerprintText } from '../../certificate/fingerprint.ts';
import type { Cause } from '../cause.ts';
import { missingIntermediate } from '../missing-intermediate.ts';
import { unanchored } from '../near-miss.ts';
import { captureWithIssuerWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** The peer sends its leaf without the intermediate that leads to a root of the bundle. */
export const intermediateNotSent: Cause = {
  id: 'intermediate-not-sent',
  severity: 'critical',
  title: 'the peer does not send its intermediate',
  why: 'a peer has to send every certificate but the root; browsers often mend that by fetching it or from memory, libcurl and the agent do not: the root in the bundle is not reached',
  remedy:
    'ask the owner of the proxy or server to send the whole chain; until then merge the intermediate into the bundle, after its fingerprint was compared',
  source: 'RFC 8446 §4.4.2; RFC 5246 §7.4.2; RFC 5280 §4.2.2.1',
  check: (evidence) => {
    const near = unanchored(evidence);
    const missing = near && missingIntermediate(near, evidence);
    if (!near || !missing) return undefined;
    const { top, refused } = near;
    return `${whoseChain(refused, evidence)}: "${top.issuer}", which issued "${top.displayName}" (SHA-256 ${fingerprintText(top.sha256)}), is neither sent nor in the bundle; ${missing.because}`;
  },
  command: captureWithIssuerWords,
};
