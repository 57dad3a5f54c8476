import type { Certificate } from '../../certificate/certificate.ts';
import type { Cause } from '../cause.ts';
import { bundledText, isLeaf, type Unanchored, unanchored } from '../near-miss.ts';
import { captureWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** The bundle holds a leaf of the CA that is missing. */
export const leafInBundle: Cause = {
  id: 'leaf-in-bundle',
  severity: 'critical',
  title: 'the bundle holds a leaf of this CA in place of the CA',
  why: 'somebody exported the certificate of a server or of the proxy, not that of the CA that signs: it anchors itself alone, and the next certificate of that CA is refused',
  remedy: 'get the CA itself from the owner of the proxy or server, compare its fingerprint, and merge it; the leaf can go',
  source: 'RFC 5280 §4.2.1.9 and §6.1',
  check: (evidence) => {
    const near = unanchored(evidence);
    const found = near?.anchors.find(({ certificate }) => isLeaf(certificate) && isOfSameIssuer(certificate, near));
    if (!near || !found) return undefined;
    return `${whoseChain(near.refused, evidence)}: ${bundledText(found)}, is a leaf of "${found.certificate.issuerDisplayName}"; that CA itself is not in the bundle`;
  },
  command: captureWords,
};

/** By name, and by the identifier of the key where both tell one. */
function isOfSameIssuer(certificate: Certificate, { path }: Unanchored): boolean {
  return path.some(({ comparableIssuer, authorityKeyIdentifier: key }) => {
    const own = certificate.authorityKeyIdentifier;
    return certificate.comparableIssuer === comparableIssuer && (key === undefined || own === undefined || key === own);
  });
}
