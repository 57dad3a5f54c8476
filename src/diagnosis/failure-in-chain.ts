import type { Certificate } from '../certificate/certificate.ts';
import { fingerprintText } from '../certificate/fingerprint.ts';
import type { PathFailure, PathFailureId } from '../certificate/path/path-failure.ts';
import { PurposeOid } from '../certificate/purposes.ts';
import { verdictOf } from './chain-verdict.ts';
import { anchorsOf, type ChainEvidence, type Evidence, refusedChain } from './evidence.ts';
import { whoseChain } from './whose-chain.ts';

/** A certificate that closes the way, and why. */
export interface FailureInChain extends PathFailure {
  /** Whose chain and which certificate, with a colon behind it. */
  readonly subject: string;
  /** Whose chain, which certificate and what is wrong with it, on one line; may hold text from the peer. */
  readonly text: string;
}

/** The first failure of those kinds on the path of the chain that OpenSSL refused; `isMeant` narrows them further. */
export function failureInChain(
  evidence: Evidence,
  ids: readonly PathFailureId[],
  isMeant: (failure: PathFailure) => boolean = () => true,
): FailureInChain | undefined {
  const refused = refusedChain(evidence);
  const failure = refused && failuresOf(refused, evidence).find((one) => ids.includes(one.id) && isMeant(one));
  if (!refused || !failure) return undefined;
  const which = failure.certificate ? `${certificateText(failure.certificate, refused, evidence)}: ` : '';
  const subject = `${whoseChain(refused, evidence)}: ${which}`;
  return { ...failure, subject, text: `${subject}${failure.detail}` };
}

/** All that is wrong with a chain; nothing where it was not looked into. */
export function failuresOf(chain: ChainEvidence, evidence: Evidence): readonly PathFailure[] {
  return verdictOf(chain, evidence)?.openssl.failures ?? [];
}

/** A certificate by its name, from where it came, and its fingerprint; hostile text. */
export function certificateText(certificate: Certificate, { chain }: ChainEvidence, evidence: Evidence): string {
  const line = lineOf(certificate, evidence);
  const place = chain.findIndex(({ sha256 }) => sha256 === certificate.sha256);
  const from = line === undefined ? `as sent, number ${place + 1}` : `line ${line} of the bundle`;
  return `"${certificate.displayName}" (${from}, SHA-256 ${fingerprintText(certificate.sha256)})`;
}

/** The line at which the bundle has this very certificate. */
export function lineOf({ sha256 }: Certificate, { bundle }: Evidence): number | undefined {
  return anchorsOf(bundle).find(({ certificate }) => certificate.sha256 === sha256)?.line;
}

/** Whether a certificate is unfit for its list of purposes, not for its key usage. */
export function namesOtherPurposes({ certificate }: PathFailure): boolean {
  const purposes = certificate?.extendedKeyUsage;
  return purposes !== undefined && !purposes.includes(PurposeOid.serverAuth);
}

/** Whether a certificate says that it is a CA: where it is none all the same, its key usage forbids it to sign. */
export function maySignByItsKind(certificate: Certificate | undefined): boolean {
  const usage = certificate?.keyUsage;
  return certificate?.basicConstraints?.isCa === true && usage !== undefined && !usage.includes('keyCertSign');
}
