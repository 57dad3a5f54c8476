import { fingerprintText } from '../../certificate/fingerprint.ts';
import type { Cause } from '../cause.ts';
import { unanchored } from '../near-miss.ts';
import { captureWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** The chain ends below or at a CA that the bundle does not hold. */
export const issuerNotInBundle: Cause = {
  id: 'issuer-not-in-bundle',
  severity: 'critical',
  title: 'the issuer of the chain is not in the bundle',
  why: 'the chain is of a CA that nobody has merged yet, or of a new one: that of a proxy that re-signs TLS or speaks it itself, or a private one of the target',
  remedy: 'get this CA from the owner of the proxy or server that shows it, compare its fingerprint, and merge it into the bundle',
  source: 'RFC 5280 §6.1',
  check: (evidence) => {
    const near = unanchored(evidence);
    if (!near) return undefined;
    const { refused, top } = near;
    const place = whoseChain(refused, evidence);
    if (top.isSelfIssued) return `${place}: "${top.displayName}" is not in the bundle (SHA-256 ${fingerprintText(top.sha256)})`;
    return `${place}: the issuer "${top.issuer}" of "${top.displayName}" is neither sent nor in the bundle (SHA-256 of "${top.displayName}": ${fingerprintText(top.sha256)})`;
  },
  command: captureWords,
};
