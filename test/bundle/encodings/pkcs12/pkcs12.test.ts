import { describe, expect, it } from 'vitest';
import { handmade } from '../../../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, octetString, octets, sequence } from '../../../../fixtures/der.ts';
import {
  certificateBag,
  encryptedContents,
  pbeContents,
  pbes2Contents,
  pfx,
  pfxWithMac,
  pfxWithoutMac,
  pfxWithPbmac1,
  plainContents,
  safeBag,
} from '../../../../fixtures/pkcs12.ts';
import { readPkcs12 } from '../../../../src/bundle/encodings/pkcs12/pkcs12.ts';

const one = handmade();
const two = handmade({ serialNumber: integer(7) });
const first = certificateBag(one);
const second = certificateBag(two);
const key = safeBag(2, sequence(integer(0)));
const refusal = (id: string, detail = '') => ({ kind: 'refusal', id, detail: expect.stringContaining(detail) });

describe('the contents of a PKCS #12 file', () => {
  it.each([
    ['plain', pfx({}, plainContents(first, second))],
    ['in two contents', pfx({}, plainContents(first), plainContents(second))],
    ['encrypted with triple DES', pfx({}, pbeContents('3des', {}, first, second))],
    ['encrypted with RC2 and 40 bits', pfx({}, pbeContents('rc2-40', {}, first, second))],
    ['encrypted with RC2 and 128 bits', pfx({}, pbeContents('rc2-128', {}, first, second))],
    ['encrypted with PBES2', pfx({}, pbes2Contents({}, first, second))],
    ['plain and encrypted', pfx({}, plainContents(first), pbes2Contents({}, second))],
    ['behind PBMAC1', pfxWithPbmac1({}, 32, pbes2Contents({}, first, second))],
    ['in nested contents', pfx({}, plainContents(safeBag(6, sequence(first, safeBag(6, sequence(second))))))],
    ['with a line end behind them', Buffer.concat([pfx({}, plainContents(first, second)), octets('0a')])],
  ])('give their certificates in order and unchanged: %s', (_, file) => {
    expect(readPkcs12(file, ['secret'])).toEqual({
      kind: 'container',
      encoding: 'pkcs12',
      certificates: [one, two],
      passedOver: [],
      integrity: 'checked',
      password: 'given',
    });
  });

  it('are accounted for', () => {
    const others = [
      safeBag(1, sequence()),
      key,
      safeBag(4, sequence()),
      safeBag(5, sequence()),
      certificateBag(one, '1.2.3'),
      safeBag(9, sequence()),
    ];
    expect(readPkcs12(pfx({}, plainContents(...others, first)), ['secret'])).toMatchObject({
      certificates: [one],
      passedOver: [
        { what: 'private-key', count: 2 },
        { what: 'revocation-list', count: 1 },
        { what: 'secret-key', count: 1 },
        { what: 'other', count: 2 },
      ],
    });
  });

  it('without a certificate are refused', () => {
    const detail = 'the PKCS #12 file holds no certificate, only 1 private key';
    expect(readPkcs12(pfx({}, plainContents(key)), ['secret'])).toEqual({ kind: 'refusal', id: 'no-certificate', detail });
  });

  it('nested without end are refused', () => {
    let nested: Buffer = first;
    for (let i = 0; i < 20; i += 1) nested = safeBag(6, sequence(nested));
    expect(readPkcs12(pfxWithoutMac(plainContents(nested)))).toEqual(refusal('pkcs12-malformed', 'nested more than 32 levels deep'));
  });
});

describe('the password of a PKCS #12 file', () => {
  it.each([
    ['one of those given', 'given', pfx({}, plainContents(first)), ['wrong', 'secret']],
    ['the empty one', 'empty', pfx({ password: '' }, plainContents(first)), ['wrong']],
    ['the absent one', 'absent', pfx({ password: null }, plainContents(first)), ['wrong']],
    ['the empty one, without any given', 'empty', pfx({ password: '' }, pbes2Contents({ password: '' }, first)), []],
    [
      'one beyond ASCII',
      'given',
      pfx({ password: 'Hello, 世界 🌍' }, pbes2Contents({ password: 'Hello, 世界 🌍' }, first)),
      ['Hello, 世界 🌍'],
    ],
    ['one that old OpenSSL misread', 'given', pfx({ password: 'pÃ¤ss' }, plainContents(first)), ['päss']],
    ['another one for the contents', 'given', pfx({}, pbes2Contents({ password: 'other' }, first)), ['other', 'secret']],
  ])('may be %s', (_, password, file, passwords) => {
    expect(readPkcs12(file, passwords)).toMatchObject({ certificates: [one], integrity: 'checked', password });
  });

  it.each([
    ['no password is given', [], 'it is protected by a password'],
    ['another one is given', ['wrong'], 'no password that was given fits its MAC'],
  ])('does not fit where %s, even though nothing is encrypted', (_, passwords, detail) => {
    expect(readPkcs12(pfx({}, plainContents(first)), passwords)).toEqual(refusal('pkcs12-password', detail));
  });

  it('does not fit the contents', () => {
    const file = pfx({}, pbes2Contents({ password: 'other' }, first));
    expect(readPkcs12(file, ['secret'])).toEqual(refusal('pkcs12-password', 'no password decrypts the contents'));
  });
});

describe('a PKCS #12 file without a MAC', () => {
  it('is read where it is plain, without a password', () => {
    const read = readPkcs12(pfxWithoutMac(plainContents(first)));
    expect(read).toEqual({ kind: 'container', encoding: 'pkcs12', certificates: [one], passedOver: [], integrity: 'none' });
  });

  it('is read where a password decrypts it', () => {
    const read = readPkcs12(pfxWithoutMac(pbeContents('3des', { password: null }, first)), ['wrong']);
    expect(read).toMatchObject({ certificates: [one], integrity: 'none', password: 'absent' });
  });
});

describe('a PKCS #12 file is refused', () => {
  const good = pfx({}, pbes2Contents({}, first));
  const safe = sequence(plainContents(first));

  it('wherever it is cut off, or one of its octets has changed under the MAC', () => {
    for (let length = 0; length < good.length; length += 1) {
      expect(readPkcs12(good.subarray(0, length), ['secret'])).toEqual(refusal('pkcs12-malformed'));
    }
    for (let at = 100; at < good.length - 60; at += 41) {
      const changed = Buffer.from(good);
      changed[at] = 0xff - (good[at] as number);
      expect(readPkcs12(changed, ['secret'])).toMatchObject({ kind: 'refusal' });
    }
  });

  it.each([
    ['another version', sequence(integer(2), sequence(objectIdentifier('1.2.840.113549.1.7.1'))), 'pkcs12-malformed', 'version 2, not 3'],
    [
      'no content',
      sequence(integer(3), sequence(objectIdentifier('1.2.840.113549.1.7.1'))),
      'pkcs12-malformed',
      'the content of the PFX is missing',
    ],
    [
      'a signature',
      sequence(integer(3), sequence(objectIdentifier('1.2.840.113549.1.7.2'), element(0xa0))),
      'pkcs12-unsupported',
      'is signed',
    ],
    ['something behind it', Buffer.concat([good, octets('41')]), 'pkcs12-malformed', 'is followed by 1 unexpected bytes'],
    [
      'an unknown hash function',
      pfxWithMac(safe, sequence(objectIdentifier('1.2.643.7.1.1.2.3')), one, 1),
      'pkcs12-unsupported',
      '1.2.643.7.1.1.2.3',
    ],
    [
      'zero iterations',
      pfxWithMac(safe, sequence(objectIdentifier('1.3.14.3.2.26')), one, 0),
      'pkcs12-malformed',
      'iteration count of the MAC is 0',
    ],
    ['a short PBMAC1 key', pfxWithPbmac1({}, 19, plainContents(first)), 'pkcs12-malformed', 'PBMAC1 has a key length of 19 octets'],
    ['PBMAC1 without a key length', pfxWithPbmac1({}, undefined, plainContents(first)), 'pkcs12-malformed', 'PBMAC1 states no key length'],
    [
      'an unknown encryption',
      pfxWithoutMac(encryptedContents(sequence(objectIdentifier('1.2.3')), one)),
      'pkcs12-unsupported',
      'algorithm 1.2.3',
    ],
    [
      'a huge salt',
      pfxWithoutMac(encryptedContents(pbeWith(octetString(Buffer.alloc(5000)), integer(1)), one)),
      'pkcs12-malformed',
      'salt has 5000 octets',
    ],
  ])('with %s', (_, file, id, detail) => {
    expect(readPkcs12(file, ['secret'])).toEqual(refusal(id, detail));
  });
});

describe('the work for a PKCS #12 file', () => {
  const file = pfx({ iterations: 1000 }, pbes2Contents({ iterations: 2000 }, first));

  it('is bounded over the MAC and all contents, and the bound can be raised', () => {
    expect(readPkcs12(file, ['secret'], { maxIterations: 5020 })).toMatchObject({ certificates: [one] });
    const detail = 'the file asks for 5005 iterations of key derivation, the bound is 5000';
    expect(readPkcs12(file, ['secret'], { maxIterations: 5000 })).toEqual({ kind: 'refusal', id: 'pkcs12-iterations', detail });
  });

  it('is bounded over all passwords, and guesses end with it', () => {
    expect(readPkcs12(file, ['wrong', 'secret'], { maxIterations: 5020 })).toEqual(refusal('pkcs12-iterations'));
    expect(readPkcs12(file, ['wrong'], { maxIterations: 5000 })).toEqual(refusal('pkcs12-password'));
  });

  it('is refused at once where a hostile file asks for days', () => {
    const hostile = pfx({}, encryptedContents(pbeWith(octetString(octets('01')), octets('02 05 7f ff ff ff ff')), one));
    const endless = pfx({}, encryptedContents(pbeWith(octetString(octets('01')), octets('02 09 7f ff ff ff ff ff ff ff ff')), one));
    expect(readPkcs12(hostile, ['secret'])).toEqual(refusal('pkcs12-iterations'));
    expect(readPkcs12(endless, ['secret'])).toEqual(refusal('pkcs12-iterations', 'asks for endless key derivation'));
  });
});

function pbeWith(salt: Uint8Array, iterations: Uint8Array): Buffer {
  return sequence(objectIdentifier('1.2.840.113549.1.12.1.3'), sequence(salt, iterations));
}
