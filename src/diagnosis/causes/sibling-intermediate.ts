import type { Certificate } from '../../certificate/certificate.ts';
import type { Cause } from '../cause.ts';
import { bundledText, isAuthority, type Unanchored, unanchored } from '../near-miss.ts';
import { captureWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** The bundle holds an intermediate of the same root, but not the one that is shown, nor the root. */
export const siblingIntermediate: Cause = {
  id: 'sibling-intermediate',
  severity: 'critical',
  title: 'the bundle holds another intermediate of the same root',
  why: 'several intermediates stand below one root, and gateways use different ones: the bundle trusts that of another gateway, and not the root above them all',
  remedy:
    'get the root from the owner of the CA, compare its fingerprint, and merge it: it covers every intermediate; else merge this one too',
  source: 'RFC 5280 §6.1; RFC 4158 §2.1',
  check: (evidence) => {
    const near = unanchored(evidence);
    const found = near?.anchors.find(
      ({ certificate }) => isAuthority(certificate) && !certificate.isSelfIssued && isSibling(certificate, near),
    );
    if (!near || !found) return undefined;
    const shown = near.path.find((one) => isSiblingOf(found.certificate, one));
    return `${whoseChain(near.refused, evidence)}: ${bundledText(found)}, and "${shown?.displayName}", which is shown, are both of "${found.certificate.issuerDisplayName}", which is not in the bundle`;
  },
  command: captureWords,
};

function isSibling(certificate: Certificate, { path: [, ...issuers] }: Unanchored): boolean {
  return issuers.some((issuer) => isSiblingOf(certificate, issuer));
}

function isSiblingOf(certificate: Certificate, issuer: Certificate): boolean {
  const [key, own] = [issuer.authorityKeyIdentifier, certificate.authorityKeyIdentifier];
  if (issuer.isSelfIssued || !isAuthority(issuer) || certificate.comparableSubject === issuer.comparableSubject) return false;
  return certificate.comparableIssuer === issuer.comparableIssuer && (key === undefined || own === undefined || key === own);
}
