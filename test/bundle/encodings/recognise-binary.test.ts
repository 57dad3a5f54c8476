import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commonName, handmade, validity } from '../../../fixtures/certificates.ts';
import { bitString, element, integer, objectIdentifier, octetString, octets, sequence, set } from '../../../fixtures/der.ts';
import { pfxWithoutMac, plainContents } from '../../../fixtures/pkcs12.ts';
import { recogniseBinary } from '../../../src/bundle/encodings/recognise-binary.ts';
import { refuseBinary } from '../../../src/bundle/encodings/refuse-binary.ts';

const algorithm = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const name = sequence(commonName('CA'));
const time = element(0x17, Buffer.from('260101000000Z'));
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret' } as const;
const signed = (...tbs: readonly Uint8Array[]) => sequence(sequence(...tbs), algorithm, bitString(Buffer.alloc(100)));

describe('what a binary file holds', () => {
  it.each([
    ['certificate', 'a certificate', handmade()],
    ['certificate', 'a certificate of version 1', handmade({ version: Buffer.alloc(0), extensions: Buffer.alloc(0) })],
    ['certificate', 'a certificate that is cut off', handmade().subarray(0, 40)],
    ['certificate', 'two certificates', Buffer.concat([handmade(), handmade()])],
    ['pkcs7', 'signed data', sequence(objectIdentifier('1.2.840.113549.1.7.2'), element(0xa0, sequence()))],
    ['pkcs7', 'signed data of indefinite length', octets('30 80 06 09 2a 86 48 86 f7 0d 01 07 02 a0 80')],
    ['pkcs7', 'signed data without its content info', sequence(integer(1), set(), sequence(objectIdentifier('1.2.840.113549.1.7.1')))],
    ['pkcs7', 'a Netscape certificate sequence', sequence(objectIdentifier('2.16.840.1.113730.2.5'), element(0xa0, sequence()))],
    ['pkcs12', 'a PFX', pfxWithoutMac(plainContents())],
    ['pkcs12', 'a PFX of indefinite length', octets('30 80 02 01 03 30 80 06 09 2a 86 48 86 f7 0d 01 07 01 a0 80')],
    ['revocation-list', 'a revocation list', signed(integer(1), algorithm, name, time, time)],
    ['revocation-list', 'a revocation list of version 1', signed(algorithm, name, time, time)],
    ['certificate-request', 'a certificate request', signed(integer(0), name, sequence(algorithm, bitString(octets('04'))), element(0xa0))],
    ['private-key', 'a private key, PKCS #8', ec.privateKey.export({ type: 'pkcs8', format: 'der' })],
    ['private-key', 'an encrypted private key', ec.privateKey.export({ type: 'pkcs8', format: 'der', ...cipher })],
    ['private-key', 'an EC private key', ec.privateKey.export({ type: 'sec1', format: 'der' })],
    ['private-key', 'an RSA private key', rsa.privateKey.export({ type: 'pkcs1', format: 'der' })],
    ['public-key', 'a public key', ec.publicKey.export({ type: 'spki', format: 'der' })],
    ['public-key', 'an RSA public key', rsa.publicKey.export({ type: 'pkcs1', format: 'der' })],
    ['asn1', 'another structure', sequence(octetString(Buffer.alloc(200)))],
    ['asn1', 'another structure behind an object identifier', sequence(objectIdentifier('1.2.3'), octetString(Buffer.alloc(200)))],
    ['asn1', 'another signed structure', signed(validity('260101000000Z', '270101000000Z'), time)],
    ['jks', 'a Java keystore', octets('feedfeed 00000002')],
    ['jceks', 'a JCEKS keystore', octets('cececece 00000002')],
    ['bks', 'a Bouncy Castle keystore', octets('00000002 00000014')],
    ['gzip', 'a gzip archive', octets('1f8b0800')],
    ['zip', 'a zip archive', octets('504b0304')],
    ['tar', 'a tar archive', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\0')])],
  ])('is %s: %s', (kind, _, file) => {
    expect(recogniseBinary(file)).toBe(kind);
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('-----BEGIN CERTIFICATE-----')],
    ['text that begins like a SEQUENCE', Buffer.from('0000000000000000 some text 0000')],
    ['other octets', octets('00 01 02 03')],
    ['a SET', set(integer(1))],
  ])('is unknown for %s', (_, file) => {
    expect(recogniseBinary(file)).toBeUndefined();
  });

  it('names the format that it refuses', () => {
    expect(refuseBinary('gzip')).toEqual({ kind: 'refusal', id: 'archive', detail: 'this is a gzip archive' });
    expect(refuseBinary('jceks')).toMatchObject({ id: 'keystore-unsupported', detail: 'this is a Java keystore of the type JCEKS' });
    expect(refuseBinary('private-key')).toMatchObject({ id: 'private-key' });
    expect(refuseBinary('revocation-list')).toMatchObject({ id: 'not-a-certificate' });
  });
});
