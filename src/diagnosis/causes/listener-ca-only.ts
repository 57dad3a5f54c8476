import { fingerprintText } from '../../certificate/fingerprint.ts';
import { isPublicRoot } from '../../certificate/public-roots.ts';
import type { Cause } from '../cause.ts';
import { bundledText, unanchored } from '../near-miss.ts';
import { captureWords } from '../next-step.ts';

/** The bundle trusts the TLS of the proxy itself, but not the CA with which it signs for the target. */
export const listenerCaOnly: Cause = {
  id: 'listener-ca-only',
  severity: 'critical',
  title: "the bundle holds the CA of the proxy's own TLS, but not the one that signs for the target",
  why: 'a proxy that speaks TLS and intercepts has two CAs: one for its own certificate, one for those that it makes for each host; only the first was merged, so the agent reaches the proxy and refuses what comes through it. A proxy that does not intercept looks the same before a platform of a private CA',
  remedy:
    'get the CA that signs for the target from the owner of the proxy or platform, compare its fingerprint, and merge it beside the other',
  source: 'RFC 5280 §6.1; RFC 9110 §9.3.6',
  leg: 'target-tls',
  check: (evidence) => {
    const near = unanchored(evidence);
    const listener = evidence.chains.find(({ leg, verifyError, anchor }) => leg === 'proxy-tls' && verifyError === undefined && anchor);
    if (near?.refused.leg !== 'target-tls' || !listener?.anchor || evidence.withSystemStore?.isTrusted) return undefined;
    // A chain of the public web is not made by a proxy.
    if (near.path.some(isPublicRoot)) return undefined;
    // Nor one that comes through another proxy just the same.
    if (evidence.elsewhere?.leaves.some(({ sha256 }) => sha256 === near.path[0].sha256)) return undefined;
    const { top } = near;
    const signer = top.isSelfIssued ? `"${top.displayName}" (SHA-256 ${fingerprintText(top.sha256)})` : `"${top.issuer}"`;
    return `the proxy itself is trusted by ${bundledText(listener.anchor)}; for the target a certificate of ${signer} is shown, which is not in the bundle`;
  },
  command: captureWords,
};
