import { describe, expect, it } from 'vitest';
import { bitString, integer, objectIdentifier, octetString, octets, sequence } from '../../../fixtures/der.ts';
import { decodedWith } from '../decoded.ts';
import { refusalOf } from '../refused.ts';

const null_ = octets('05 00');
const none = Buffer.alloc(0);
const key = (algorithm: string, parameters: Uint8Array, content: Uint8Array) =>
  sequence(sequence(objectIdentifier(algorithm), parameters), bitString(content));
const rsa = (...numbers: readonly Uint8Array[]) => key('1.2.840.113549.1.1.1', null_, sequence(...numbers));
const ec = (curve: string, point: Uint8Array) => key('1.2.840.10045.2.1', objectIdentifier(curve), point);
const dsa = (parameters: Uint8Array, content: Uint8Array) => key('1.2.840.10040.4.1', parameters, content);

const p256 = '1.2.840.10045.3.1.7';
const x = '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296';
const y = '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';
const spelledOut = (version: Uint8Array) =>
  sequence(
    version,
    sequence(objectIdentifier('1.2.840.10045.1.1'), integer(7)),
    sequence(octetString(octets('01')), octetString(octets('02')), bitString(octets('aa'))),
    octetString(octets('04')),
    integer(5),
    integer(1),
  );

describe('the structure of a public key', () => {
  it.each([
    ['RSA without parameters', key('1.2.840.113549.1.1.1', none, sequence(integer(5), integer(3)))],
    ['RSA for PSS alone', key('1.2.840.113549.1.1.10', none, sequence(integer(5), integer(3)))],
    ['RSA for PSS with parameters', key('1.2.840.113549.1.1.10', sequence(), sequence(integer(5), integer(3)))],
    ['an EC point', ec(p256, octets(`04${x}${y}`))],
    ['a compressed EC point', ec(p256, octets(`03${x}`))],
    ['a hybrid EC point', ec(p256, octets(`07${x}${y}`))],
    ['a point of a curve whose equation is not known here', ec('1.3.132.0.30', Buffer.concat([octets('04'), Buffer.alloc(40)]))],
    ['a point of a curve that is not known here', ec('1.2.3', octets('04'))],
    ['an EC key with its curve spelled out', key('1.2.840.10045.2.1', spelledOut(integer(1)), octets('04'))],
    ['DSA', dsa(sequence(integer(7), integer(3), integer(2)), integer(4))],
    ['DSA with the parameters of its issuer', dsa(none, integer(4))],
    ['Ed25519', key('1.3.101.112', none, Buffer.alloc(32))],
    ['X25519', key('1.3.101.110', none, Buffer.alloc(32))],
    ['Ed448', key('1.3.101.113', none, Buffer.alloc(57))],
    ['X448', key('1.3.101.111', none, Buffer.alloc(56))],
    ['an algorithm that is not known here', key('1.2.3', integer(1), none)],
  ])('is taken: %s', (_, publicKeyInfo) => {
    expect(decodedWith({ publicKeyInfo }).version).toBe(3);
  });

  it.each([
    ['a negative RSA modulus', rsa(integer(0xff), integer(3)), 'RSA modulus is negative', 22],
    ['an RSA modulus of zero', rsa(integer(0), integer(3)), 'RSA modulus is zero', 22],
    ['a negative RSA exponent', rsa(integer(5), integer(0x81)), 'RSA exponent is negative', 25],
    ['an RSA exponent of zero', rsa(integer(5), integer(0)), 'RSA exponent is zero', 25],
    ['no RSA exponent', rsa(integer(5)), 'RSA exponent is missing or cut off', 25],
    ['a curve for RSA', key('1.2.840.113549.1.1.1', sequence(), sequence(integer(5), integer(3))), 'should have tag 0x05', 15],
    ['NULL for RSA with PSS', key('1.2.840.113549.1.1.10', null_, sequence(integer(5), integer(3))), 'should have tag 0x30', 15],
    ['no curve', key('1.2.840.10045.2.1', none, octets('04')), 'parameters of the EC key is missing or cut off', 13],
    ['the curve of the issuer', key('1.2.840.10045.2.1', null_, octets('04')), 'should have tag 0x06, has 0x05', 13],
    ['a curve spelled out in part', key('1.2.840.10045.2.1', sequence(integer(1)), octets('04')), 'missing or cut off', 18],
    ['an empty point', ec(p256, none), 'a form that no point has, 0', 26],
    ['the point at infinity', ec(p256, octets('00')), 'a form that no point has, 0', 26],
    ['a point of an unknown form', ec(p256, octets(`05${x}${y}`)), 'a form that no point has, 5', 26],
    ['a point that is too short', ec(p256, octets(`04${x}`)), 'EC public key has 33 octets, not 65 as on P-256', 26],
    ['a compressed point that is too long', ec(p256, octets(`02${x}${y}`)), 'EC public key has 65 octets, not 33 as on P-256', 26],
    ['a point off the curve', ec(p256, octets(`04${y}${x}`)), 'EC public key is no point of P-256', 26],
    ['a coordinate beyond the field', ec(p256, octets(`04${'ff'.repeat(32)}${y}`)), 'EC public key is no point of P-256', 26],
    ['a negative DSA prime', dsa(sequence(integer(0xff), integer(3), integer(2)), integer(4)), 'DSA prime is negative', 15],
    ['a DSA order of zero', dsa(sequence(integer(7), integer(0), integer(2)), integer(4)), 'DSA order is zero', 18],
    ['two DSA numbers', dsa(sequence(integer(7), integer(3)), integer(4)), 'DSA generator is missing or cut off', 21],
    ['a DSA key of zero', dsa(none, integer(0)), 'DSA public key is zero', 16],
    ['bytes behind a DSA key', dsa(none, Buffer.concat([integer(4), null_])), 'DSA public key is followed by 2 unexpected', 19],
    ['parameters of Ed25519', key('1.3.101.112', null_, Buffer.alloc(32)), 'key algorithm is followed by 2 unexpected', 9],
    ['an Ed25519 key of 31 octets', key('1.3.101.112', none, Buffer.alloc(31)), 'Ed25519 public key has 31 octets, not 32', 12],
    ['an X448 key of 57 octets', key('1.3.101.111', none, Buffer.alloc(57)), 'X448 public key has 57 octets, not 56', 12],
    [
      'unused bits',
      sequence(sequence(objectIdentifier('1.3.101.112')), bitString(Buffer.alloc(32), 3)),
      'public key is a bit string with 3 unused bits',
      11,
    ],
  ])('is refused with %s', (_, publicKeyInfo, phrase, byteInPart) => {
    const refusal = refusalOf('publicKeyInfo', publicKeyInfo);
    expect(refusal.what).toContain(phrase);
    expect(refusal.byteInPart).toBe(byteInPart);
  });
});
