import type { Certificate } from '../certificate.ts';
import { publicKeyOf } from '../key/public-key.ts';
import type { KeyAlgorithm } from '../signature/algorithms.ts';

/** The kinds of keys as OpenSSL names them. */
const kinds: Readonly<Record<string, KeyAlgorithm>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  dsa: 'DSA',
  ec: 'EC',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  x25519: 'X25519',
  x448: 'X448',
};

/** Whether the key of `issuer` is one that OpenSSL decodes, and of the kind that makes signatures like that of `certificate`. */
export function keyFitsSignature(certificate: Certificate, issuer: Certificate): boolean {
  const kind = keyKind(issuer);
  const { key } = certificate.signature;
  return kind !== undefined && (kind === key || (kind === 'RSA' && key === 'RSA-PSS'));
}

/**
 * The same as OpenSSL sees it before 3.2: it knows no pair of ECDSA or DSA and SHA-3, so that nobody issues what is signed so.
 */
export function opensslKeyFits(certificate: Certificate, issuer: Certificate): boolean {
  const { key, hash } = certificate.signature;
  const isKnownPair = !((key === 'EC' || key === 'DSA') && hash?.startsWith('sha3-') === true);
  return isKnownPair && keyFitsSignature(certificate, issuer);
}

/** The kind of a key; `undefined` where OpenSSL does not decode it. */
export function keyKind(certificate: Certificate): KeyAlgorithm | undefined {
  return kinds[publicKeyOf(certificate)?.asymmetricKeyType ?? ''];
}
