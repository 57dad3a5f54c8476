import { constants, generateKeyPairSync, type KeyPairKeyObjectResult, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commonName, handmade } from '../../../fixtures/certificates.ts';
import { bitString, element, integer, objectIdentifier, octets, sequence } from '../../../fixtures/der.ts';
import { intermediate, root } from '../../../fixtures/lab/authority.ts';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import { hasValidSelfSignature, verifySelfSignatures } from '../../../src/certificate/signature/self-signature.ts';
import { decoded } from '../decoded.ts';

const null_ = octets('05 00');
const name = sequence(commonName('Self'));
const sha256 = sequence(objectIdentifier('2.16.840.1.101.3.4.2.1'), null_);
const pss = sequence(
  objectIdentifier('1.2.840.113549.1.1.10'),
  sequence(element(0xa0, sha256), element(0xa1, sequence(objectIdentifier('1.2.840.113549.1.1.8'), sha256)), element(0xa2, integer(32))),
);

/** A self-signed certificate of version 1. */
function selfSigned({ publicKey, privateKey }: KeyPairKeyObjectResult, algorithm: Buffer, hash: string | null, isPss = false): Certificate {
  const none = Buffer.alloc(0);
  const publicKeyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const parts = { version: none, subject: name, issuer: name, algorithm, outerAlgorithm: algorithm, publicKeyInfo, extensions: none };
  const { signedPart } = decoded(handmade(parts));
  const key = isPss ? { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : privateKey;
  return decoded(handmade({ ...parts, signature: bitString(sign(hash, signedPart, key)) }));
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const kinds: readonly (readonly [string, () => Certificate])[] = [
  ['RSA', () => selfSigned(rsa, sequence(objectIdentifier('1.2.840.113549.1.1.11'), null_), 'sha256')],
  ['RSASSA-PSS', () => selfSigned(rsa, pss, 'sha256', true)],
  [
    'ECDSA',
    () => selfSigned(generateKeyPairSync('ec', { namedCurve: 'P-384' }), sequence(objectIdentifier('1.2.840.10045.4.3.3')), 'sha384'),
  ],
  ['Ed25519', () => selfSigned(generateKeyPairSync('ed25519'), sequence(objectIdentifier('1.3.101.112')), null)],
  ['Ed448', () => selfSigned(generateKeyPairSync('ed448'), sequence(objectIdentifier('1.3.101.113')), null)],
];

/** The same certificate with one letter of its name changed. */
function forged({ der }: Certificate): Certificate {
  return decoded(Buffer.from(Buffer.from(der).toString('latin1').replaceAll('Self', 'Elfs'), 'latin1'));
}

describe('the signature of a self-signed certificate', () => {
  it.each(kinds)('verifies: %s', (_, make) => {
    const certificate = make();
    expect([hasValidSelfSignature(certificate), hasValidSelfSignature(forged(certificate))]).toEqual([true, false]);
  });

  it.each(kinds)('is verified in the pool of threads with the same result: %s', async (_, make) => {
    const good = make();
    const bad = forged(good);
    await verifySelfSignatures([good, bad, good]);
    expect([hasValidSelfSignature(good), hasValidSelfSignature(bad)]).toEqual([true, false]);
  });

  it('is no question where another signed', async () => {
    const below = decoded((await intermediate(await root())).der);
    await verifySelfSignatures([below]);
    expect(hasValidSelfSignature(below)).toBeUndefined();
  });
});
