import { describe, expect, it } from 'vitest';
import { bitString, integer, objectIdentifier, octets, sequence } from '../../../fixtures/der.ts';
import { keyText } from '../../../src/certificate/key/key.ts';
import { decodedWith } from '../decoded.ts';
import { dsaKey, ecKey, explicitEcKey, pssKey, rsaKey } from '../keys.ts';
import { refusalOf } from '../refused.ts';

const null_ = octets('05 00');
const key = (algorithm: string, parameters: Uint8Array, content: Uint8Array) =>
  sequence(sequence(objectIdentifier(algorithm), parameters), bitString(content));
const rsa = (content: Uint8Array) => key('1.2.840.113549.1.1.1', null_, content);

describe('a public key', () => {
  it.each([
    ['RSA 1024', rsaKey(1024)],
    ['RSA 4096', rsaKey(4096)],
    ['RSA 15', rsa(sequence(integer(0x40, 0x01), integer(3)))],
    ['RSA-PSS 2048', pssKey(2048)],
    ['DSA 1024', dsaKey(1024)],
    ['EC P-384', ecKey('1.3.132.0.34', 48)],
    ['EC secp256k1', ecKey('1.3.132.0.10')],
    ['EC 1.2.3.4', ecKey('1.2.3.4')],
    ['EC with explicit parameters', explicitEcKey(32)],
    ['Ed448', sequence(sequence(objectIdentifier('1.3.101.113')), bitString(Buffer.alloc(57, 1)))],
    ['DSA', sequence(sequence(objectIdentifier('1.2.840.10040.4.1')), bitString(octets('02 01 05')))],
    ['2.999.1', sequence(sequence(octets('06 03 88 37 01')), bitString(octets('04')))],
  ])('is told as %s', (text, publicKeyInfo) => {
    expect(keyText(decodedWith({ publicKeyInfo }).key)).toBe(text);
  });

  it.each([
    ['RSA', rsaKey(2048, [3]), { bits: 2048, exponent: 3n }],
    ['EC on a curve that is known', ecKey('1.3.132.0.35', 66), { bits: 521, curve: 'P-521', exponent: undefined }],
    ['EC on another curve', ecKey('1.2.3.4', 20), { bits: 160, curve: '1.2.3.4' }],
    ['EC on a curve that it spells out', explicitEcKey(32), { bits: 256 }],
  ])('has a size in bits: %s', (_, publicKeyInfo, expected) => {
    expect(decodedWith({ publicKeyInfo }).key).toMatchObject(expected);
  });

  it.each([
    ['a padded RSA modulus', rsa(sequence(integer(0, 1), integer(3))), 'RSA modulus is an integer with a superfluous leading octet', 24],
    ['bytes behind the RSA key', rsa(Buffer.concat([sequence(integer(5), integer(3)), null_])), 'RSA public key is followed by 2', 28],
    ['a third RSA number', rsa(sequence(integer(5), integer(3), integer(3))), 'RSA public key is followed by 3', 28],
    ['an RSA key that is none', rsa(octets('04')), 'RSA public key should have tag 0x30, has 0x04', 20],
    ['an OCTET STRING as key', sequence(sequence(objectIdentifier('1.2.3')), octets('04 00')), 'public key should have tag 0x03', 8],
    ['no algorithm', sequence(sequence(), bitString(null_)), 'key algorithm identifier is missing or cut off', 4],
    ['two parameters', key('1.2.3', Buffer.concat([null_, null_]), null_), 'key algorithm is followed by 2 unexpected', 10],
    [
      'three fields',
      sequence(sequence(objectIdentifier('1.2.3')), bitString(null_), null_),
      'subject public key info is followed by 2',
      13,
    ],
  ])('is refused with %s', (_, publicKeyInfo, phrase, byteInPart) => {
    const refusal = refusalOf('publicKeyInfo', publicKeyInfo);
    expect(refusal.what).toContain(phrase);
    expect(refusal.byteInPart).toBe(byteInPart);
  });
});
