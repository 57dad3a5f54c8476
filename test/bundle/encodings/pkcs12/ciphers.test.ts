import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { octets } from '../../../../fixtures/der.ts';
import { cbc, decrypted, des, rc4 } from '../../../../src/bundle/encodings/pkcs12/ciphers.ts';
import { decryptRc2 } from '../../../../src/bundle/encodings/pkcs12/rc2.ts';
import { decryptRc4 } from '../../../../src/bundle/encodings/pkcs12/rc4.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const iv = Buffer.alloc(8);

describe('RC2', () => {
  // RFC 2268 §5, without those whose bits are no whole octets.
  it.each([
    ['ff ff ff ff ff ff ff ff', 64, '27 8b 27 e4 2e 2f 0d 49', 'ffffffffffffffff'],
    ['30 00 00 00 00 00 00 00', 64, '30 64 9e df 9b e7 d2 c2', '1000000000000001'],
    ['88 bc a9 0e 90 87 5a 7f 0f 79 c3 84 62 7b af b2', 128, '22 69 55 2a b0 f8 5c a6', '0000000000000000'],
  ])('with the key %s and %i bits decrypts as its specification says', (key, effectiveBits, encrypted, plain) => {
    expect(hex(decryptRc2(octets(key), { iv, effectiveBits }, octets(encrypted)))).toBe(plain);
  });

  it('decrypts in pieces what was encrypted as a whole', () => {
    const plain = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i) % 251));
    const cipher = forge.rc2.createEncryptionCipher('forge', 40);
    cipher.start('\x01\x02\x03\x04\x05\x06\x07\x08');
    cipher.update(forge.util.createBuffer(plain.toString('latin1')));
    cipher.finish();
    const encrypted = Buffer.from(cipher.output.getBytes(), 'latin1');
    const read = decryptRc2(Buffer.from('forge'), { iv: octets('0102030405060708'), effectiveBits: 40 }, encrypted);
    expect(hex(read.subarray(0, plain.length))).toBe(hex(plain));
  });
});

describe('RC4', () => {
  // RFC 6229 §2: the first octets of the key stream.
  it.each([
    ['01 02 03 04 05', 'b2396305f03dc027ccc3524a0a1118a8'],
    ['01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10', '9ac7cc9a609d1ef7b2932899cde41b97'],
  ])('with the key %s makes the key stream of its test vectors', (key, stream) => {
    expect(hex(decryptRc4(octets(key), Buffer.alloc(16)))).toBe(stream);
  });

  it('has no padding', () => {
    const key = octets('01 02 03 04 05');
    expect(decrypted(rc4(5), key, Buffer.alloc(0), octets('b2 39 63 05'))).toEqual(Buffer.alloc(4));
  });
});

describe('a block cipher', () => {
  it.each([
    ['no octets', ''],
    ['less than a block', '01 02 03'],
    ['a block whose padding is none', '00 '.repeat(8)],
  ])('gives nothing for %s', (_, encrypted) => {
    expect(decrypted(des(24), Buffer.alloc(24, 1), iv, octets(encrypted))).toBeUndefined();
  });

  it('with one key of DES is that cipher', () => {
    const des1 = forge.cipher.createCipher('DES-CBC', 'password');
    des1.start({ iv: '\0\0\0\0\0\0\0\0' });
    des1.update(forge.util.createBuffer('forged by DES'));
    des1.finish();
    const encrypted = Buffer.from(des1.output.getBytes(), 'latin1');
    expect(decrypted(des(8), Buffer.from('password'), iv, encrypted)?.toString()).toBe('forged by DES');
  });

  it('of node:crypto decrypts and removes the padding', () => {
    const aes = forge.cipher.createCipher('AES-CBC', 'k'.repeat(16));
    aes.start({ iv: 'i'.repeat(16) });
    aes.update(forge.util.createBuffer('forged by AES'));
    aes.finish();
    const encrypted = Buffer.from(aes.output.getBytes(), 'latin1');
    expect(decrypted(cbc('aes-128-cbc', 16, 16), Buffer.alloc(16, 'k'), Buffer.alloc(16, 'i'), encrypted)?.toString()).toBe(
      'forged by AES',
    );
  });
});
