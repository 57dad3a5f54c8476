import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { digests, sha1 } from '../../../../src/bundle/encodings/pkcs12/digests.ts';
import { derivationCost, derivePkcs12Key } from '../../../../src/bundle/encodings/pkcs12/key-derivation.ts';
import { candidatePasswords } from '../../../../src/bundle/encodings/pkcs12/password.ts';

const sha512 = digests['2.16.840.1.101.3.4.2.3'] ?? sha1;

describe('the key derivation of PKCS #12', () => {
  it.each([
    ['secret', 'salt', 1, 20, sha1],
    ['secret', 'salt', 3, 24, sha1],
    ['', 'salt', 2, 40, sha1],
    ['a password that is longer than the blocks of the hash function', 'a salt of many octets '.repeat(5), 5, 61, sha1],
    ['secret', 'salt', 7, 130, sha512],
    ['🌍 weiß', '\xff\xfe', 2, 20, sha1],
  ])('of %j with the salt %j and %i rounds gives the %i octets of node-forge', (password, salt, iterations, length, digest) => {
    const wide = candidatePasswords([password])[0]?.wide ?? Buffer.alloc(0);
    const md = digest === sha1 ? forge.md.sha1.create() : forge.md.sha512.create();
    const expected = forge.pkcs12.generateKey(password, forge.util.createBuffer(salt), 1, iterations, length, md).toHex();
    const input = { digest, password: wide, salt: Buffer.from(salt, 'latin1'), iterations };
    expect(derivePkcs12Key(input, 1, length).toString('hex')).toBe(expected);
  });

  it('knows the absent password and a missing salt', () => {
    const expected = forge.pkcs12.generateKey(null, forge.util.createBuffer(''), 3, 2, 20).toHex();
    const input = { digest: sha1, password: Buffer.alloc(0), salt: Buffer.alloc(0), iterations: 2 };
    expect(derivePkcs12Key(input, 3, 20).toString('hex')).toBe(expected);
  });

  it('costs by the block', () => {
    expect(derivationCost(sha1, 100, 20)).toBe(300);
    expect(derivationCost(sha1, 100, 24)).toBe(600);
    expect(derivationCost(sha1, 100, 0)).toBe(0);
  });
});

describe('the passwords to try', () => {
  it('are those that were given, then the empty one, then none; each once', () => {
    expect(candidatePasswords(['a', '', 'a']).map(({ kind, wide }) => [kind, wide.toString('hex')])).toEqual([
      ['given', '00610000'],
      ['empty', '0000'],
      ['absent', ''],
    ]);
  });

  it('are encoded with surrogates, and as old versions of OpenSSL misread them', () => {
    const [right, misread] = candidatePasswords(['é🌍']);
    expect(right?.wide.toString('hex')).toBe('00e9d83cdf0d0000');
    expect(misread?.wide.toString('hex')).toBe('00c300a900f0009f008c008d0000');
  });
});
