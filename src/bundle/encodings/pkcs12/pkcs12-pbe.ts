import type { Algorithm } from './algorithm.ts';
import { type Cipher, cipherCost, decrypted, des, rc2, rc4 } from './ciphers.ts';
import type { Decryption } from './decryption.ts';
import { sha1 } from './digests.ts';
import { derivationCost, derivePkcs12Key, Purpose } from './key-derivation.ts';
import { readSaltAndIterations } from './salt.ts';

const ciphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.1': rc4(16),
  '1.2.840.113549.1.12.1.2': rc4(5),
  '1.2.840.113549.1.12.1.3': des(24),
  '1.2.840.113549.1.12.1.4': des(16),
  '1.2.840.113549.1.12.1.5': rc2(16),
  '1.2.840.113549.1.12.1.6': rc2(5),
};

/** The encryption schemes of PKCS #12 itself, all with SHA-1; `undefined` for others. Source: RFC 7292 §C. */
export function readPkcs12Pbe({ id, parameters }: Algorithm): Decryption | undefined {
  const cipher = ciphers[id];
  if (!cipher) return undefined;
  const { keyLength, blockLength } = cipher;
  const { salt, iterations } = readSaltAndIterations(parameters);
  return {
    tellsAbsent: true,
    cost: (length) =>
      derivationCost(sha1, iterations, keyLength) + derivationCost(sha1, iterations, blockLength) + cipherCost(cipher, length),
    decrypt: ({ wide }, octets) => {
      const input = { digest: sha1, password: wide, salt, iterations };
      const key = derivePkcs12Key(input, Purpose.key, keyLength);
      return decrypted(cipher, key, derivePkcs12Key(input, Purpose.iv, blockLength), octets);
    },
  };
}
