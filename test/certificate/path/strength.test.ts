import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bitString, objectIdentifier, octets, sequence } from '../../../fixtures/der.ts';
import { isStrongKey, keySecurityBits } from '../../../src/certificate/path/strength.ts';
import { decodedWith } from '../decoded.ts';

const exported = ({ publicKey }: KeyPairKeyObjectResult) => publicKey.export({ format: 'der', type: 'spki' });
const rsa = (modulusLength: number) => exported(generateKeyPairSync('rsa', { modulusLength }));
const ec = (namedCurve: string) => exported(generateKeyPairSync('ec', { namedCurve }));
const ed25519 = () => exported(generateKeyPairSync('ed25519'));

describe('a key', () => {
  // What OpenSSL 3 computes: its least lengths are not the round ones.
  it.each([
    ['RSA 512', () => rsa(512), 56],
    ['RSA 900', () => rsa(900), 72],
    ['RSA 960', () => rsa(960), 80],
    ['RSA 1024', () => rsa(1024), 80],
    ['RSA 1900', () => rsa(1900), 104],
    ['RSA 1984', () => rsa(1984), 112],
    ['RSA 2048', () => rsa(2048), 112],
    ['P-256', () => ec('prime256v1'), 128],
    ['P-521', () => ec('secp521r1'), 256],
    ['secp160r1', () => ec('secp160r1'), 80],
    ['Ed25519', () => ed25519(), 128],
  ])('%s has its bits of security', (_, make, bits) => {
    expect(keySecurityBits(decodedWith({ publicKeyInfo: make() }))).toBe(bits);
  });

  it('that OpenSSL does not decode is strong at no level but 0', () => {
    const unknown = sequence(sequence(objectIdentifier('1.3.101.122')), bitString(octets('0102')));
    const certificate = decodedWith({ publicKeyInfo: unknown });
    expect([0, 1, 2].map((level) => isStrongKey(certificate, level as 0 | 1 | 2))).toEqual([true, false, false]);
  });
});
