import { Unreadable } from '../ber/unreadable.ts';
import type { Algorithm } from './algorithm.ts';
import type { Decryption } from './decryption.ts';
import { readPbes1 } from './pbes1.ts';
import { readPbes2 } from './pbes2.ts';
import { readPkcs12Pbe } from './pkcs12-pbe.ts';

const pbes2 = '1.2.840.113549.1.5.13';

/** Reads an encryption algorithm with its parameters. Fails: `pkcs12-unsupported`, with its object identifier. */
export function readDecryption(algorithm: Algorithm): Decryption {
  const decryption = algorithm.id === pbes2 ? readPbes2(algorithm.parameters) : (readPkcs12Pbe(algorithm) ?? readPbes1(algorithm));
  if (decryption) return decryption;
  throw new Unreadable(`encryption with the algorithm ${algorithm.id} is not supported`, 'pkcs12-unsupported');
}
