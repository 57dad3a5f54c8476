import type { Certificate } from '../certificate.ts';
import { curveOrderBits } from './curve-order.ts';
import { keyKind } from './signer.ts';

/** How many bits of security each level asks for. Source: OpenSSL SSL_CTX_set_security_level(3). */
const leastBits = { 0: 0, 1: 80, 2: 112 } as const;

/** Whether a key is as strong as a level of security asks; one that OpenSSL does not decode is not. */
export function isStrongKey(certificate: Certificate, level: 0 | 1 | 2): boolean {
  return level === 0 || (keySecurityBits(certificate) ?? 0) >= leastBits[level];
}

/** Whether the hash of a signature is as strong as a level of security asks; one that is not known is not. */
export function isStrongSignature({ signature }: Certificate, level: 0 | 1 | 2): boolean {
  return level === 0 || signatureSecurityBits(signature) >= leastBits[level];
}

/** Bits of security of a key; `undefined` where OpenSSL does not decode it. Source: NIST SP 800-57 Part 1 §5.6.1. */
export function keySecurityBits(certificate: Certificate): number | undefined {
  const { bits = 0, curve } = certificate.key;
  switch (keyKind(certificate)) {
    case 'RSA':
    case 'RSA-PSS':
      return factoringSecurityBits(bits);
    case 'DSA':
      return stepsOf(bits);
    case 'EC':
      return curveSecurityBits(curveOrderBits(curve, bits));
    case 'Ed25519':
    case 'X25519':
      return 128;
    case 'Ed448':
    case 'X448':
      return 224;
    default:
      return undefined;
  }
}

/** Half the bits of the digest; SHA-1 and MD5, for which collisions are made, count less than any level asks for. */
function signatureSecurityBits({ key, hash }: Certificate['signature']): number {
  if (key === 'Ed25519') return 128;
  if (key === 'Ed448') return 224;
  return (digestBits[hash ?? ''] ?? 0) / 2;
}

const digestBits: Readonly<Record<string, number>> = {
  ripemd160: 160,
  sha224: 224,
  sha256: 256,
  sha384: 384,
  sha512: 512,
  'sha3-256': 256,
  'sha3-384': 384,
  'sha3-512': 512,
};

const tabulated: readonly (readonly [bits: number, security: number])[] = [
  [2048, 112],
  [3072, 128],
  [4096, 152],
  [6144, 176],
  [7680, 192],
  [8192, 200],
  [15360, 256],
];

/**
 * Security of a modulus: the estimate for the number field sieve, to the nearest multiple of 8.
 * Source: FIPS 140-2 Implementation Guidance §7.5.
 */
function factoringSecurityBits(bits: number): number {
  const known = tabulated.find(([size]) => size === bits);
  if (known) return known[1];
  if (bits < 8) return 0;
  const x = bits * Math.LN2;
  const estimate = (1.923 * Math.cbrt(x * Math.log(x) ** 2) - 4.69) / Math.LN2;
  const cap = bits <= 7680 ? 192 : 256;
  return Math.min(cap, Math.floor((Math.floor(estimate) + 4) / 8) * 8);
}

/** Of DSA, in steps. */
function stepsOf(bits: number): number {
  if (bits >= 3072) return 128;
  if (bits >= 2048) return 112;
  return bits >= 1024 ? 80 : 0;
}

function curveSecurityBits(orderBits: number): number {
  if (orderBits >= 512) return 256;
  if (orderBits >= 384) return 192;
  if (orderBits >= 256) return 128;
  if (orderBits >= 224) return 112;
  return orderBits >= 160 ? 80 : Math.floor(orderBits / 2);
}
