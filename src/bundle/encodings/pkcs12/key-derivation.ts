import { hash } from 'node:crypto';
import type { Digest } from './digests.ts';

/** What a derived key is for: PKCS #12 derives others for each purpose. */
export const Purpose = { key: 1, iv: 2, mac: 3 } as const;

/** What a key is derived from. */
export interface DerivationInput {
  readonly digest: Digest;
  /** Encoded as UTF-16; may be empty. */
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/**
 * The key derivation of PKCS #12, which nothing else uses: `length` octets for a purpose.
 * Source: RFC 7292 §B.2.
 */
export function derivePkcs12Key(input: DerivationInput, purpose: number, length: number): Buffer {
  const { digest, password, salt, iterations } = input;
  const diversifier = Buffer.alloc(digest.block, purpose);
  const mixed = Buffer.concat([filled(salt, digest.block), filled(password, digest.block)]);
  const blocks: Buffer[] = [];
  for (let octets = 0; octets < length; octets += digest.length) {
    let block = hash(digest.name, Buffer.concat([diversifier, mixed]), 'buffer');
    for (let i = 1; i < iterations; i += 1) block = hash(digest.name, block, 'buffer');
    blocks.push(block);
    mix(mixed, filled(block, digest.block));
  }
  return Buffer.concat(blocks, length);
}

/** The iterations that this takes, in units of work: each costs about as much as three of PBKDF2. */
export function derivationCost(digest: Digest, iterations: number, length: number): number {
  return 3 * iterations * Math.ceil(length / digest.length);
}

/** Repeats octets up to whole blocks; nothing stays nothing. */
function filled(octets: Uint8Array, block: number): Buffer {
  const length = block * Math.ceil(octets.length / block);
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, octets);
}

/** Adds `addend` and 1 to each block, as numbers, big-endian. */
function mix(blocks: Buffer, addend: Buffer): void {
  for (let end = blocks.length; end > 0; end -= addend.length) {
    let carry = 1;
    for (let i = 1; i <= addend.length; i += 1) {
      carry += (blocks[end - i] as number) + (addend[addend.length - i] as number);
      blocks[end - i] = carry & 0xff;
      carry >>= 8;
    }
  }
}
