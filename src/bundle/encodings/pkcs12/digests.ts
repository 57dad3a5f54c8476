/** A hash function as node:crypto names it, with the octets of its blocks and of its result. */
export interface Digest {
  readonly name: string;
  readonly block: number;
  readonly length: number;
}

/** SHA-1, which the schemes of PKCS #12 itself are made of. */
export const sha1: Digest = { name: 'sha1', block: 64, length: 20 };
const sha224: Digest = { name: 'sha224', block: 64, length: 28 };
const sha256: Digest = { name: 'sha256', block: 64, length: 32 };
const sha384: Digest = { name: 'sha384', block: 128, length: 48 };
const sha512: Digest = { name: 'sha512', block: 128, length: 64 };
const sha512To224: Digest = { name: 'sha512-224', block: 128, length: 28 };
const sha512To256: Digest = { name: 'sha512-256', block: 128, length: 32 };

/** Hash functions by object identifier. Source: RFC 8017 §B.1; NIST's list of `2.16.840.1.101.3.4.2`. */
export const digests: Readonly<Record<string, Digest>> = {
  '1.2.840.113549.2.5': { name: 'md5', block: 64, length: 16 },
  '1.3.14.3.2.26': sha1,
  '2.16.840.1.101.3.4.2.1': sha256,
  '2.16.840.1.101.3.4.2.2': sha384,
  '2.16.840.1.101.3.4.2.3': sha512,
  '2.16.840.1.101.3.4.2.4': sha224,
  '2.16.840.1.101.3.4.2.5': sha512To224,
  '2.16.840.1.101.3.4.2.6': sha512To256,
  '2.16.840.1.101.3.4.2.7': { name: 'sha3-224', block: 144, length: 28 },
  '2.16.840.1.101.3.4.2.8': { name: 'sha3-256', block: 136, length: 32 },
  '2.16.840.1.101.3.4.2.9': { name: 'sha3-384', block: 104, length: 48 },
  '2.16.840.1.101.3.4.2.10': { name: 'sha3-512', block: 72, length: 64 },
};

/** The hash functions of HMACs by the HMAC's object identifier. Source: RFC 8018 §B.1. */
export const hmacDigests: Readonly<Record<string, Digest>> = {
  '1.2.840.113549.2.7': sha1,
  '1.2.840.113549.2.8': sha224,
  '1.2.840.113549.2.9': sha256,
  '1.2.840.113549.2.10': sha384,
  '1.2.840.113549.2.11': sha512,
  '1.2.840.113549.2.12': sha512To224,
  '1.2.840.113549.2.13': sha512To256,
};
