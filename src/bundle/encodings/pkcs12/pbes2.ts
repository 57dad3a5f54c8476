import { Tag } from '../../../certificate/der/der.ts';
import type { BerReader } from '../ber/ber.ts';
import { Unreadable } from '../ber/unreadable.ts';
import { type Algorithm, readAlgorithm } from './algorithm.ts';
import { type Cipher, cbc, cipherCost, decrypted, des, rc2 } from './ciphers.ts';
import type { Decryption } from './decryption.ts';
import { type KeyDerivation, readPbkdf2 } from './pbkdf2.ts';
import { readScrypt } from './scrypt.ts';

const pbkdf2 = '1.2.840.113549.1.5.12';
const scrypt = '1.3.6.1.4.1.11591.4.11';
const rc2Cbc = '1.2.840.113549.3.2';

const ciphers: Readonly<Record<string, Cipher>> = {
  '1.3.14.3.2.7': des(8),
  '1.2.840.113549.3.7': des(24),
  '2.16.840.1.101.3.4.1.2': cbc('aes-128-cbc', 16, 16),
  '2.16.840.1.101.3.4.1.22': cbc('aes-192-cbc', 24, 16),
  '2.16.840.1.101.3.4.1.42': cbc('aes-256-cbc', 32, 16),
  '1.2.392.200011.61.1.1.1.2': cbc('camellia-128-cbc', 16, 16),
  '1.2.392.200011.61.1.1.1.3': cbc('camellia-192-cbc', 24, 16),
  '1.2.392.200011.61.1.1.1.4': cbc('camellia-256-cbc', 32, 16),
};

/** The second encryption scheme of PKCS #5: a key derivation and a cipher, each of which is named. Source: RFC 8018 §6.2 and §A.4. */
export function readPbes2(algorithmParameters: BerReader): Decryption {
  const parameters = algorithmParameters.sequence('parameters of PBES2');
  const derivation = readKeyDerivation(readAlgorithm(parameters, 'key derivation function'));
  const { cipher, iv } = readCipher(readAlgorithm(parameters, 'encryption scheme'), derivation.keyLength);
  parameters.finish('parameters of PBES2');
  const { keyLength, blockLength } = cipher;
  if (derivation.keyLength !== undefined && derivation.keyLength !== keyLength) {
    throw parameters.fault(`the key length is ${derivation.keyLength} where the cipher wants ${keyLength}`);
  }
  if (iv.length !== blockLength) throw parameters.fault(`the initialization vector has ${iv.length} octets, not ${blockLength}`);
  return {
    tellsAbsent: false,
    cost: (length) => derivation.cost(keyLength) + cipherCost(cipher, length),
    decrypt: (password, octets) => decrypted(cipher, derivation.derive(password.narrow, keyLength), iv, octets),
  };
}

function readKeyDerivation({ id, parameters }: Algorithm): KeyDerivation {
  if (id === pbkdf2) return readPbkdf2(parameters.sequence('parameters of PBKDF2'));
  if (id === scrypt) return readScrypt(parameters.sequence('parameters of scrypt'));
  throw new Unreadable(`the key derivation function ${id} is not supported`, 'pkcs12-unsupported');
}

function readCipher({ id, parameters }: Algorithm, keyLength: number | undefined): { readonly cipher: Cipher; readonly iv: Uint8Array } {
  if (id === rc2Cbc) return readRc2(parameters, keyLength);
  const cipher = ciphers[id];
  if (!cipher) throw new Unreadable(`the cipher ${id} is not supported`, 'pkcs12-unsupported');
  return { cipher, iv: parameters.octetString('initialization vector') };
}

/** The version says how many bits of the key count; without one, 32 (RFC 8018 §B.2.3). */
function readRc2(algorithmParameters: BerReader, keyLength = 16) {
  const parameters = algorithmParameters.sequence('parameters of RC2');
  const version = parameters.tag === Tag.integer ? parameters.integer('version of RC2') : undefined;
  const effectiveBits = version === undefined ? 32 : (bitsOfVersion.get(version) ?? version);
  // Whole octets only: node-forge computes others wrongly, and nobody uses them.
  const isInRange = effectiveBits >= 8 && effectiveBits <= 1024 && effectiveBits % 8 === 0 && keyLength >= 1 && keyLength <= 128;
  if (!isInRange) throw parameters.fault('the parameters of RC2 are out of range');
  return { cipher: rc2(keyLength, effectiveBits), iv: parameters.octetString('initialization vector') };
}

const bitsOfVersion: ReadonlyMap<number, number> = new Map([
  [160, 40],
  [120, 64],
  [58, 128],
]);
