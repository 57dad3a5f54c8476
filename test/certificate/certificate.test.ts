import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { extensions, handmade } from '../../fixtures/certificates.ts';
import { integer, octets } from '../../fixtures/der.ts';
import { intermediate, labEpoch, leaf, root } from '../../fixtures/lab/authority.ts';
import { decodeCertificate } from '../../src/certificate/certificate.ts';
import { fingerprintText } from '../../src/certificate/fingerprint.ts';
import { keyText } from '../../src/certificate/key/key.ts';
import { decoded, decodedWith } from './decoded.ts';

const ca = await root({ name: 'Corp Root', pathLength: 2, serialNumber: '0badcafe' });
const rsa = await root({ key: 'rsa' });
const ed25519 = await root({ key: 'ed25519' });
const below = await intermediate(ca);
const server = await leaf(below, { name: 'proxy.example', hosts: ['proxy.example', '10.0.0.1', 'fe80::1'] });

describe('a certificate', () => {
  it.each([
    ['EC', ca.der],
    ['RSA', rsa.der],
    ['Ed25519', ed25519.der],
    ['leaf', server.der],
    ['handmade', handmade()],
  ])('says what node:crypto says of it (%s)', (_, der) => {
    const own = decoded(der);
    const native = new X509Certificate(der);
    expect(fingerprintText(own.sha256)).toBe(native.fingerprint256);
    expect(own.serialNumber).toBe(native.serialNumber.toLowerCase().replace(/^0(?=..$)/, ''));
    expect(own.notBefore).toBe(Date.parse(native.validFrom));
    expect(own.notAfter).toBe(Date.parse(native.validTo));
    expect(own.subject).toBe(native.subject.replaceAll('\n', ', '));
    expect(own.issuer).toBe(native.issuer.replaceAll('\n', ', '));
    expect(own.basicConstraints?.isCa ?? false).toBe(native.ca);
  });

  it.each([
    ['EC P-256', ca],
    ['RSA 2048', rsa],
    ['Ed25519', ed25519],
  ])('describes its key as %s, with the fingerprint of the public key alone', async (text, issued) => {
    const own = decoded(issued.der);
    const spki = new X509Certificate(issued.der).publicKey.export({ type: 'spki', format: 'der' });
    expect(keyText(own.key)).toBe(text);
    expect(own.spkiSha256).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', spki)).toString('hex'));
  });

  it('keeps the bytes as they came', () => {
    expect(decoded(ca.der).der).toBe(ca.der);
  });

  it('tells one key in two certificates by the fingerprint of the key', async () => {
    const renewed = decoded((await root({ keys: ca.keys, notAfter: new Date('2040-01-01T00:00:00Z') })).der);
    expect(renewed.spkiSha256).toBe(decoded(ca.der).spkiSha256);
    expect(renewed.sha256).not.toBe(decoded(ca.der).sha256);
  });

  it('says its version, validity, algorithm and what the CA may do', () => {
    const own = decoded(ca.der);
    expect(own).toMatchObject({ kind: 'certificate', version: 3, notBefore: labEpoch.getTime(), signatureAlgorithm: 'ecdsa-with-SHA256' });
    expect(own).toMatchObject({ serialNumber: 'badcafe'.padStart(8, '0'), isSelfIssued: true, displayName: 'Corp Root' });
    expect(own.basicConstraints).toEqual({ isCa: true, pathLength: 2 });
    expect(own.keyUsage).toEqual(['keyCertSign', 'cRLSign']);
    expect(own.authorityKeyIdentifier).toBe(own.subjectKeyIdentifier);
    expect([own.extendedKeyUsage, own.subjectAltName]).toEqual([undefined, undefined]);
  });

  it('says whom a server certificate is for', () => {
    const own = decoded(server.der);
    expect(own.isSelfIssued).toBe(false);
    expect(own.basicConstraints).toEqual({ isCa: false, pathLength: undefined });
    expect(own.extendedKeyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(own.subjectAltName).toEqual(['DNS:proxy.example', 'IP:10.0.0.1', 'IP:fe80:0:0:0:0:0:0:1']);
  });

  it('lists its extensions in encoded order with their critical flag', () => {
    expect(decodedWith({}).extensions.map(({ oid, isCritical }) => `${oid} ${isCritical}`)).toEqual([
      '2.5.29.19 true',
      '2.5.29.15 true',
      '2.5.29.14 false',
      '2.5.29.35 false',
      '2.5.29.37 false',
      '2.5.29.17 false',
    ]);
  });

  it('may be of version 1 or 2, without extensions', () => {
    const none = Buffer.alloc(0);
    expect(decodedWith({ version: none, extensions: none })).toMatchObject({ version: 1, extensions: [], basicConstraints: undefined });
    expect(decodedWith({ version: octets('a0 03 02 01 01'), extensions: none, uniqueIds: octets('81 02 00 ff') }).version).toBe(2);
    expect(decodedWith({ extensions: extensions() })).toMatchObject({ version: 3, extensions: [] });
  });

  it.each([
    ['a leading zero octet is left out', integer(0x00, 0xff, 0x01), 'ff01'],
    ['zero stays a digit pair', integer(0), '00'],
    ['twenty octets are kept whole', integer(0x7f, ...Array<number>(19).fill(0xab)), `7f${'ab'.repeat(19)}`],
  ])('writes its serial number in hexadecimal digits: %s', (_, serialNumber, text) => {
    expect(decodedWith({ serialNumber }).serialNumber).toBe(text);
  });

  it('is not read beyond 1 MiB', () => {
    expect(decodeCertificate(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ kind: 'malformation', byte: 1024 * 1024 });
  });
});

describe('the issuer of a certificate', () => {
  const renamed = (name: string) => intermediate(ca, { name });

  it('is told by name and key identifier', async () => {
    expect(decoded(ca.der).isNamedIssuerOf(decoded(below.der))).toBe(true);
    expect(decoded((await renamed('Other')).der).isNamedIssuerOf(decoded(server.der))).toBe(false);
    expect(decoded((await root({ name: 'Corp Root' })).der).isNamedIssuerOf(decoded(below.der))).toBe(false);
  });

  it('is told by name alone where one of the two has no key identifier', async () => {
    const bare = await root({ name: 'Corp Root', extensions: [] });
    expect(decoded(bare.der).isNamedIssuerOf(decoded(below.der))).toBe(true);
  });
});
