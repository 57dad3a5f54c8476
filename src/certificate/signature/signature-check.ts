import { type KeyObject, verify } from 'node:crypto';
import type { Certificate } from '../certificate.ts';
import { publicKeyOf } from '../key/public-key.ts';
import { isSignatureVerified } from '../native.ts';

/** Whether a signature verifies; `undefined` where it was not judged: OpenSSL knows the key or the algorithm not. */
export type Verdict = boolean | undefined;

/**
 * Whether the key of `signer` verifies the signature of `certificate`: the cryptography alone, without names and extensions.
 *
 * It asks OpenSSL over slices of the DER, which is three times as fast as its certificates; RSASSA-PSS, whose parameters
 * Node's interface cannot all take, goes through those.
 */
export function checkSignature(certificate: Certificate, signer: Certificate): Verdict {
  const { signature } = certificate;
  if (signature.key === 'RSA-PSS') return isSignatureVerified(certificate, signer);
  const key = keyFor(certificate, signer);
  if (!key) return undefined;
  try {
    return verify(signature.hash, certificate.signedPart, key, certificate.signatureValue);
  } catch {
    return undefined;
  }
}

/** The same, in a thread of libuv's pool, so that thousands are verified on all cores. */
export function checkSignatureInPool(certificate: Certificate, signer: Certificate): Promise<Verdict> {
  const { signature } = certificate;
  const key = signature.key === 'RSA-PSS' ? undefined : keyFor(certificate, signer);
  if (!key) return Promise.resolve(checkSignature(certificate, signer));
  return new Promise((resolve) => {
    try {
      verify(signature.hash, certificate.signedPart, key, certificate.signatureValue, (error, isValid) =>
        resolve(error ? undefined : isValid),
      );
    } catch {
      resolve(undefined);
    }
  });
}

const curveCosts: ReadonlyMap<string, number> = new Map([
  ['P-256', 1],
  ['P-384', 10],
  ['P-521', 10],
]);

/**
 * What a check with this key costs, roughly, in the time of one with P-256 (70 µs): for RSA and DSA it grows with the square of
 * the size, and with the length of the exponent; curves without code of their own are slow.
 */
export function signatureCost({ key: { algorithm, bits = 2048, curve, exponent = 65_537n } }: Certificate): number {
  if (algorithm === 'EC') return curveCosts.get(curve ?? '') ?? 60;
  const size = (bits / 2048) ** 2;
  return algorithm.startsWith('RSA') ? Math.max(1, (size * exponent.toString(2).length) / 17) : Math.max(1, size * 20);
}

function keyFor({ signature }: Certificate, signer: Certificate): KeyObject | undefined {
  return signature.key === undefined ? undefined : publicKeyOf(signer);
}
