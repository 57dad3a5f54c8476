import { fingerprintText } from '../../certificate/fingerprint.ts';
import type { Cause } from '../cause.ts';
import { verdictOf } from '../chain-verdict.ts';
import { type Evidence, refusedChain } from '../evidence.ts';
import { failureInChain, lineOf } from '../failure-in-chain.ts';
import { bundledText, isAuthority, namesakes, unanchored } from '../near-miss.ts';
import { captureWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** The bundle holds a CA of the right name, but with another key. */
export const caRekeyed: Cause = {
  id: 'ca-rekeyed',
  severity: 'critical',
  title: 'the bundle holds a CA of this name with another key',
  why: 'the CA got a new key and kept its name (a proxy set up anew, a second gateway): names agree, but no signature does, and the agent refuses the chain',
  remedy:
    'get the present CA from the owner of the proxy or server that shows it, compare its fingerprint, and merge it; keep the old one while another gateway shows it',
  source: 'RFC 5280 §4.2.1.1, §4.2.1.2 and §6.1',
  check: (evidence) => {
    const near = unanchored(evidence);
    const other = near && namesakes(near).find(({ certificate }) => isAuthority(certificate));
    if (!near || !other) return unnamedKey(evidence);
    const { top, refused } = near;
    const issuer = top.isSelfIssued ? top : undefined;
    const shown = issuer
      ? `is shown with another key (SHA-256 ${fingerprintText(issuer.sha256)})`
      : `did not sign "${top.displayName}"${keyText(top.authorityKeyIdentifier)}`;
    return `${whoseChain(refused, evidence)}: ${bundledText(other)}${ownKeyText(other.certificate.subjectKeyIdentifier)} has the name of the issuer, but ${issuer ? 'that CA ' : ''}${shown}`;
  },
  command: captureWords,
};

/** Where no key identifiers tell the two apart, OpenSSL takes the namesake, and its signature does not verify. */
function unnamedKey(evidence: Evidence): string | undefined {
  const refused = refusedChain(evidence);
  const path = (refused && verdictOf(refused, evidence)?.openssl.path) ?? [];
  const failure = failureInChain(evidence, ['signature-invalid']);
  const issuer = failure && path[failure.depth + 1];
  const line = issuer && lineOf(issuer, evidence);
  if (!refused || !failure?.certificate || !issuer || line === undefined) return undefined;
  const [key, own] = [failure.certificate.authorityKeyIdentifier, issuer.subjectKeyIdentifier];
  if (key !== undefined && own !== undefined) return undefined;
  return `${whoseChain(refused, evidence)}: ${bundledText({ certificate: issuer, line })} has the name of the issuer, but did not sign "${failure.certificate.displayName}"`;
}

function keyText(keyIdentifier: string | undefined): string {
  return keyIdentifier === undefined ? '' : `, which names the key ${keyIdentifier}`;
}

function ownKeyText(keyIdentifier: string | undefined): string {
  return keyIdentifier === undefined ? '' : `, key ${keyIdentifier},`;
}
