import type { Certificate } from '../certificate.ts';
import { checkSignature, signatureCost } from '../signature/signature-check.ts';
import { departuresOf } from '../tolerated.ts';
import { keyFitsSignature } from './signer.ts';

/** Each costs a tenth of a millisecond with usual keys; nothing else runs meanwhile. */
const maxChecks = 150;
/** In checks with P-256: about a third of a second, whatever the keys. */
const maxCost = 5000;
/** OpenSSL refuses longer ones for large keys; for small ones each check would cost milliseconds. */
const maxExponent = 2n ** 64n;

/** Verifies signatures, each pair of certificate and key once, and stops where that becomes too much. */
export class SignatureLedger {
  readonly #verdicts = new Map<string, boolean>();
  #checks = 0;
  #cost = 0;

  /** How many signatures have been verified. */
  get checks(): number {
    return this.#checks;
  }

  /** Whether the key of `issuer` verifies the signature of `certificate`; `undefined` where the checks are used up. */
  isSignedBy(certificate: Certificate, issuer: Certificate): boolean | undefined {
    const pair = `${certificate.sha256}${issuer.spkiSha256}`;
    const known = this.#verdicts.get(pair);
    if (known !== undefined) return known;
    const cost = signatureCost(issuer);
    if (this.#checks >= maxChecks || this.#cost + cost > maxCost) return undefined;
    this.#checks += 1;
    this.#cost += cost;
    const verdict = verifies(certificate, issuer);
    this.#verdicts.set(pair, verdict);
    return verdict;
  }
}

function verifies(certificate: Certificate, issuer: Certificate): boolean {
  if (departuresOf(certificate).hasTwoSignatureAlgorithms || !keyFitsSignature(certificate, issuer)) return false;
  if ((issuer.key.exponent ?? 0n) >= maxExponent) return false;
  return checkSignature(certificate, issuer) === true;
}
