import type { Certificate } from '../certificate/certificate.ts';
import { fingerprintText } from '../certificate/fingerprint.ts';
import { isSignedBy } from '../certificate/native.ts';
import { verdictOf } from './chain-verdict.ts';
import { type AnchorFound, anchorsOf, type ChainEvidence, type Evidence, refusedChain } from './evidence.ts';

/** A chain that was refused because nothing in the bundle anchors it. */
export interface Unanchored {
  readonly refused: ChainEvidence;
  /** From the leaf up, as far as the chain leads. */
  readonly path: readonly [Certificate, ...Certificate[]];
  /** Its last certificate. */
  readonly top: Certificate;
  /** What stands in the bundle, with the lines. */
  readonly anchors: readonly AnchorFound[];
}

/** The chain that was refused for want of an anchor, where it meets no certificate of the bundle; `undefined` also for a bundle that does not load. */
export function unanchored(evidence: Evidence): Unanchored | undefined {
  const refused = refusedChain(evidence);
  const [leaf, ...issuers] = refused?.path ?? [];
  if (!evidence.bundle.loads || !refused || !leaf || refused.anchor) return undefined;
  const failures = verdictOf(refused, evidence)?.openssl.failures ?? [];
  if (!failures.some(({ id }) => id === 'issuer-not-found' || id === 'root-not-trusted')) return undefined;
  return { refused, path: [leaf, ...issuers], top: issuers.at(-1) ?? leaf, anchors: anchorsOf(evidence.bundle) };
}

/** Certificates of the bundle that have the name of the CA that is missing, but are not it. */
export function namesakes({ top, anchors }: Unanchored): readonly AnchorFound[] {
  return anchors.filter(({ certificate }) => certificate.comparableSubject === top.comparableIssuer && !isSignedBy(top, certificate));
}

/** Whether a certificate is that of a CA, or one of version 1, which does not say. */
export function isAuthority({ version, basicConstraints }: Certificate): boolean {
  return version < 3 || basicConstraints?.isCa === true;
}

/** Whether a certificate is the leaf of somebody. */
export function isLeaf({ version, basicConstraints }: Certificate): boolean {
  return version === 3 && basicConstraints?.isCa !== true;
}

/** A certificate of the bundle by its line, name and fingerprint; text from the certificate is hostile. */
export function bundledText({ certificate, line }: AnchorFound): string {
  return `line ${line} of the bundle, "${certificate.displayName}" (SHA-256 ${fingerprintText(certificate.sha256)})`;
}
