import { createDecipheriv } from 'node:crypto';
import { decryptRc2 } from './rc2.ts';
import { decryptRc4 } from './rc4.ts';

/** A cipher with its mode. */
export interface Cipher {
  readonly keyLength: number;
  /** Also that of the initialization vector; 0 for a stream cipher, which has neither blocks nor padding. */
  readonly blockLength: number;
  /** Units of work: what decrypting a KiB takes, in iterations of PBKDF2. */
  readonly unitsPerKiB: number;
  readonly decrypt: (key: Buffer, iv: Uint8Array, octets: Uint8Array) => Buffer;
}

/** A cipher of node:crypto in CBC mode. */
export function cbc(name: string, keyLength: number, blockLength: number): Cipher {
  return { keyLength, blockLength, unitsPerKiB: 10, decrypt: (key, iv, octets) => decryptCbc(name, key, iv, octets) };
}

/** DES with one key or two: as DES with three, of which some are the same. OpenSSL 3 has no other. */
export function des(keyLength: 8 | 16 | 24): Cipher {
  const decrypt: Cipher['decrypt'] = (key, iv, octets) => decryptCbc('des-ede3-cbc', Buffer.alloc(24, key), iv, octets);
  return { keyLength, blockLength: 8, unitsPerKiB: 200, decrypt };
}

/** RC2 in CBC mode. */
export function rc2(keyLength: number, effectiveBits: number = keyLength * 8): Cipher {
  return {
    keyLength,
    blockLength: 8,
    // Written in JavaScript.
    unitsPerKiB: 600,
    decrypt: (key, iv, octets) => decryptRc2(key, { iv, effectiveBits }, octets),
  };
}

/** RC4. */
export function rc4(keyLength: number): Cipher {
  return { keyLength, blockLength: 0, unitsPerKiB: 100, decrypt: (key, _iv, octets) => decryptRc4(key, octets) };
}

/** Units of work for so many octets. */
export function cipherCost({ unitsPerKiB }: Cipher, length: number): number {
  return Math.ceil((length * unitsPerKiB) / 1024);
}

/** Decrypts, and removes the padding; `undefined` where the octets do not fit the cipher or the padding is none: another key. */
export function decrypted(cipher: Cipher, key: Buffer, iv: Uint8Array, octets: Uint8Array): Buffer | undefined {
  const { blockLength } = cipher;
  if (blockLength === 0) return cipher.decrypt(key, iv, octets);
  if (octets.length === 0 || octets.length % blockLength !== 0) return undefined;
  return withoutPadding(cipher.decrypt(key, iv, octets), blockLength);
}

function decryptCbc(name: string, key: Buffer, iv: Uint8Array, octets: Uint8Array): Buffer {
  const decipher = createDecipheriv(name, key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(octets), decipher.final()]);
}

/** Source: RFC 8018 §6.1.1, step 4. */
function withoutPadding(octets: Buffer, blockLength: number): Buffer | undefined {
  const count = octets.at(-1) ?? 0;
  if (count < 1 || count > blockLength) return undefined;
  const end = octets.length - count;
  return octets.subarray(end).every((octet) => octet === count) ? octets.subarray(0, end) : undefined;
}
