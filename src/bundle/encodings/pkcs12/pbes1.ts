import { hash } from 'node:crypto';
import type { Algorithm } from './algorithm.ts';
import { type Cipher, cipherCost, decrypted, des, rc2 } from './ciphers.ts';
import type { Decryption } from './decryption.ts';
import { readSaltAndIterations } from './salt.ts';

interface Scheme {
  readonly digest: 'md5' | 'sha1';
  readonly cipher: Cipher;
}

const schemes: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.5.3': { digest: 'md5', cipher: des(8) },
  '1.2.840.113549.1.5.6': { digest: 'md5', cipher: rc2(8) },
  '1.2.840.113549.1.5.10': { digest: 'sha1', cipher: des(8) },
  '1.2.840.113549.1.5.11': { digest: 'sha1', cipher: rc2(8) },
};

/** The first encryption schemes of PKCS #5, with PBKDF1; `undefined` for others. Source: RFC 8018 §5.1 and §6.1. */
export function readPbes1({ id, parameters }: Algorithm): Decryption | undefined {
  const scheme = schemes[id];
  if (!scheme) return undefined;
  const { digest, cipher } = scheme;
  const { salt, iterations } = readSaltAndIterations(parameters);
  return {
    tellsAbsent: false,
    cost: (length) => 3 * iterations + cipherCost(cipher, length),
    decrypt: ({ narrow }, octets) => {
      let derived = Buffer.concat([narrow, salt]);
      for (let i = 0; i < iterations; i += 1) derived = hash(digest, derived, 'buffer');
      return decrypted(cipher, derived.subarray(0, 8), derived.subarray(8, 16), octets);
    },
  };
}
