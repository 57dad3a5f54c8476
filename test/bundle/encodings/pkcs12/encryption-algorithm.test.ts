import { createCipheriv, createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { element, integer, objectIdentifier, octetString, octets, sequence } from '../../../../fixtures/der.ts';
import { BerReader } from '../../../../src/bundle/encodings/ber/ber.ts';
import { readAlgorithm } from '../../../../src/bundle/encodings/pkcs12/algorithm.ts';
import type { Decryption } from '../../../../src/bundle/encodings/pkcs12/decryption.ts';
import { readDecryption } from '../../../../src/bundle/encodings/pkcs12/encryption-algorithm.ts';
import { candidatePasswords, withOtherEncodings, withoutAbsent } from '../../../../src/bundle/encodings/pkcs12/password.ts';

const salt = octets('a1 a2 a3 a4 a5 a6 a7 a8');
const plain = Buffer.from('bags of certificates');
const iv = Buffer.alloc(16, 7);
const aes128 = sequence(objectIdentifier('2.16.840.1.101.3.4.1.2'), octetString(iv));
const nothing = octets('05 00');

const read = (id: string, ...parameters: readonly Uint8Array[]): Decryption =>
  readDecryption(readAlgorithm(BerReader.of(sequence(objectIdentifier(id), ...parameters)), 'algorithm'));
const pbes2 = (derivation: Uint8Array, scheme: Uint8Array): Decryption => read('1.2.840.113549.1.5.13', sequence(derivation, scheme));
const pbkdf2 = (...parameters: readonly Uint8Array[]): Buffer =>
  sequence(objectIdentifier('1.2.840.113549.1.5.12'), sequence(...parameters));
const scrypt = (...parameters: readonly Uint8Array[]): Buffer =>
  sequence(objectIdentifier('1.3.6.1.4.1.11591.4.11'), sequence(...parameters));

function withAes(key: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** The first of the passwords and guesses that decrypts. */
function opened({ decrypt }: Decryption, password: string, encrypted: Uint8Array): string | undefined {
  for (const candidate of withOtherEncodings(withoutAbsent(candidatePasswords([password])))) {
    const found = decrypt(candidate, encrypted);
    if (found?.equals(plain)) return found.toString();
  }
  return undefined;
}

describe('contents encrypted with PBES2', () => {
  it.each([
    ['HMAC-SHA-1, which is not named', 'sha1', []],
    ['HMAC-SHA-1 and a key length', 'sha1', [integer(16)]],
    ['HMAC-SHA-224', 'sha224', [sequence(objectIdentifier('1.2.840.113549.2.8'), nothing)]],
    ['HMAC-SHA-384', 'sha384', [sequence(objectIdentifier('1.2.840.113549.2.10'), nothing)]],
    ['HMAC-SHA-512, without parameters', 'sha512', [sequence(objectIdentifier('1.2.840.113549.2.11'))]],
    ['HMAC-SHA-512/256', 'sha512-256', [sequence(objectIdentifier('1.2.840.113549.2.13'), nothing)]],
  ])('and %s are decrypted', (_, digest, rest) => {
    const encrypted = withAes(pbkdf2Sync('secret', salt, 5, 16, digest));
    expect(opened(pbes2(pbkdf2(octetString(salt), integer(5), ...rest), aes128), 'secret', encrypted)).toBe(plain.toString());
  });

  it.each([
    ['UTF-8', Buffer.from('pässword')],
    ['UTF-16, as old NSS did', octets('00 70 00 e4 00 73 00 73 00 77 00 6f 00 72 00 64 00 00')],
    ['Latin-1', Buffer.from('pässword', 'latin1')],
  ])('with a password in %s are decrypted', (_, password) => {
    const encrypted = withAes(pbkdf2Sync(password, salt, 5, 16, 'sha1'));
    expect(opened(pbes2(pbkdf2(octetString(salt), integer(5)), aes128), 'pässword', encrypted)).toBe(plain.toString());
  });

  it('and scrypt are decrypted', () => {
    const encrypted = withAes(scryptSync('secret', salt, 16, { cost: 16, blockSize: 2, parallelization: 1 }));
    const decryption = pbes2(scrypt(octetString(salt), integer(16), integer(2), integer(1), integer(16)), aes128);
    expect(opened(decryption, 'secret', encrypted)).toBe(plain.toString());
    expect(decryption.cost(0)).toBe(32);
  });

  it.each([
    ['40 bits', 5, [integer(0, 0xa0)], 40],
    ['128 bits', 16, [integer(58)], 128],
    ['32 bits, without a version', 16, [], 32],
  ])('and RC2 with %s are decrypted', (_, length, version, bits) => {
    const key = pbkdf2Sync('secret', salt, 5, length, 'sha1');
    const cipher = forge.rc2.createEncryptionCipher(key.toString('latin1'), bits);
    cipher.start(salt.toString('latin1'));
    cipher.update(forge.util.createBuffer(plain.toString('latin1')));
    cipher.finish();
    const scheme = sequence(objectIdentifier('1.2.840.113549.3.2'), sequence(...version, octetString(salt)));
    const decryption = pbes2(pbkdf2(octetString(salt), integer(5), integer(length)), scheme);
    expect(opened(decryption, 'secret', Buffer.from(cipher.output.getBytes(), 'latin1'))).toBe(plain.toString());
  });

  const aesWith = (...value: readonly Uint8Array[]) => sequence(objectIdentifier('2.16.840.1.101.3.4.1.2'), ...value);
  const usual = pbkdf2(octetString(salt), integer(5));
  it.each([
    [
      'another key derivation',
      () => pbes2(sequence(objectIdentifier('1.2.3')), aes128),
      'the key derivation function 1.2.3 is not supported',
    ],
    ['another cipher', () => pbes2(usual, sequence(objectIdentifier('1.2.3'))), 'the cipher 1.2.3 is not supported'],
    [
      'another pseudo-random function',
      () => pbes2(pbkdf2(octetString(salt), integer(5), sequence(objectIdentifier('1.2.3'))), aes128),
      'pseudo-random function 1.2.3',
    ],
    ['a salt from elsewhere', () => pbes2(pbkdf2(sequence(), integer(5)), aes128), 'the salt of PBKDF2 comes from elsewhere'],
    ['no iterations', () => pbes2(pbkdf2(octetString(salt), integer(0)), aes128), 'the iteration count is 0'],
    [
      'another key length',
      () => pbes2(pbkdf2(octetString(salt), integer(5), integer(32)), aes128),
      'the key length is 32 where the cipher wants 16',
    ],
    ['a short initialization vector', () => pbes2(usual, aesWith(octetString(salt))), 'the initialization vector has 8 octets, not 16'],
    ['no initialization vector', () => pbes2(usual, aesWith()), 'initialization vector is missing'],
    [
      'a cost of scrypt that is no power of two',
      () => pbes2(scrypt(octetString(salt), integer(15), integer(1), integer(1)), aes128),
      'out of range',
    ],
    [
      'scrypt that fills the memory',
      () => pbes2(scrypt(octetString(salt), integer(0x40, 0, 0, 0), integer(8), integer(1)), aes128),
      'MiB of memory',
    ],
    [
      'RC2 with 63 bits',
      () => pbes2(usual, sequence(objectIdentifier('1.2.840.113549.3.2'), sequence(integer(63), octetString(salt)))),
      'out of range',
    ],
  ])('and %s are refused', (_, reading, message) => {
    expect(reading).toThrow(message);
  });
});

describe('contents encrypted with PBES1', () => {
  it.each([
    ['MD5 and DES', '1.2.840.113549.1.5.3', 'md5'],
    ['SHA-1 and DES', '1.2.840.113549.1.5.10', 'sha1'],
  ])('of %s are decrypted', (_, id, digest) => {
    let derived = Buffer.concat([Buffer.from('secret'), salt]);
    for (let i = 0; i < 5; i += 1) derived = createHash(digest).update(derived).digest();
    const des = forge.cipher.createCipher('DES-CBC', derived.toString('latin1', 0, 8));
    des.start({ iv: derived.toString('latin1', 8, 16) });
    des.update(forge.util.createBuffer(plain.toString('latin1')));
    des.finish();
    const encrypted = Buffer.from(des.output.getBytes(), 'latin1');
    expect(opened(read(id, sequence(octetString(salt), integer(5))), 'secret', encrypted)).toBe(plain.toString());
  });

  it('are refused where the parameters are wrong', () => {
    expect(() => read('1.2.840.113549.1.5.3', sequence(octetString(salt), integer(0)))).toThrow('the iteration count is 0');
    expect(() => read('1.2.840.113549.1.5.3', element(0x04))).toThrow('encryption parameters should have tag 0x30, has 0x04');
  });
});
