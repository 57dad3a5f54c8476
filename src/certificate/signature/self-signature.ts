import type { Certificate } from '../certificate.ts';
import { hasChecksumOfPublicRoot } from '../public-roots.ts';
import { checkSignature, checkSignatureInPool, signatureCost, type Verdict } from './signature-check.ts';

/** So many signatures wait for a thread at a time: enough for every core, few enough to copy no bundle as a whole. */
const inFlight = 64;

/** OpenSSL takes longer ones for small keys only, where each check costs milliseconds; no CA has them. */
const maxExponent = 2n ** 64n;

/** Each check costs a tenth of a millisecond or more: bundles of proxy CAs hold a dozen, and a hostile file could hold 20,000. */
const maxChecked = 1000;
/** The cost of ten thousand checks with P-256: well under a second. */
const maxCost = 10_000;

const verdicts = new WeakMap<Certificate, Verdict>();
const unchecked = new WeakSet<Certificate>();

/**
 * Whether the signature of a self-signed certificate verifies with its own key.
 *
 * `undefined` where that is no question: it is not self-signed, or OpenSSL does not know its algorithm. Asked once of each
 * certificate; the public roots known here were verified when their list was made.
 * Source: RFC 5280 §6.1 leaves a trust anchor's own signature unchecked; one that fails says that its bytes were changed.
 */
export function hasValidSelfSignature(certificate: Certificate): Verdict {
  if (verdicts.has(certificate)) return verdicts.get(certificate);
  const verdict = needsCheck(certificate) ? checkSignature(certificate, certificate) : knownVerdict(certificate);
  verdicts.set(certificate, verdict);
  return verdict;
}

/**
 * Finds the answers of {@link hasValidSelfSignature} on all cores, so that asking for them costs nothing.
 * Limits: the first 1,000 certificates that are no public roots, fewer where their keys are large; of those behind {@link isUnchecked} tells.
 */
export async function verifySelfSignatures(certificates: readonly Certificate[]): Promise<void> {
  const strangers = certificates.filter((certificate) => !hasChecksumOfPublicRoot(certificate));
  let cost = 0;
  for (const [i, certificate] of strangers.entries()) {
    cost += signatureCost(certificate);
    if (i < maxChecked && cost <= maxCost) continue;
    if (!verdicts.has(certificate)) unchecked.add(certificate);
    verdicts.set(certificate, verdicts.get(certificate));
  }
  const open = strangers.filter((certificate) => !verdicts.has(certificate) && needsCheck(certificate));
  if (open.length === 0) return;
  const next = open.values();
  const work = async (): Promise<void> => {
    for (const certificate of next) verdicts.set(certificate, await checkSignatureInPool(certificate, certificate));
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, open.length) }, work));
}

/** Whether a certificate stood behind so many others that neither its key nor its signature was looked at. */
export function isUnchecked(certificate: Certificate): boolean {
  return unchecked.has(certificate);
}

function needsCheck(certificate: Certificate): boolean {
  return !hasChecksumOfPublicRoot(certificate) && certificate.isSelfSigned && (certificate.key.exponent ?? 0n) < maxExponent;
}

/** Public roots were verified when their list was made. */
function knownVerdict(certificate: Certificate): Verdict {
  return hasChecksumOfPublicRoot(certificate) ? true : undefined;
}
