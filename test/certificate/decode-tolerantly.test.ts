import { describe, expect, it } from 'vitest';
import { extension, extensions, handmade, validity } from '../../fixtures/certificates.ts';
import { bitString, element, integer, objectIdentifier, octets, sequence, set, text } from '../../fixtures/der.ts';
import { decodeTolerantly } from '../../src/certificate/decode-tolerantly.ts';
import { departuresOf } from '../../src/certificate/tolerated.ts';

const altName = (...names: readonly Uint8Array[]) => extension('2.5.29.17', sequence(...names));
const sha384 = sequence(objectIdentifier('1.2.840.10045.4.3.3'));

describe('a certificate that departs from the standard, and that OpenSSL takes', () => {
  it.each([
    [
      'a malformed extension',
      { extensions: extensions(altName(element(0x87, octets('0a0000000001')))) },
      { extensions: [{ oid: '2.5.29.17' }] },
    ],
    ['an extension that occurs twice', { extensions: extensions(altName(), altName()) }, { duplicates: ['2.5.29.17'] }],
    ['two signature algorithms', { outerAlgorithm: sha384 }, { hasTwoSignatureAlgorithms: true }],
    [
      'a time with a fraction',
      { validity: sequence(text(0x17, '260101000000Z'), text(0x18, '20360101000000.5Z')) },
      { unreadableTimes: ['notAfter'] },
    ],
    ['text that its type cannot hold', { subject: sequence(set(sequence(objectIdentifier('2.5.4.3'), text(0x13, 'a;b')))) }, {}],
    ['version 1 with extensions', { version: element(0xa0, integer(0)) }, {}],
    ['an unclean unique identifier', { uniqueIds: element(0x81, Buffer.from([1, 0xff])) }, {}],
  ])('is decoded with %s, and told', (_, parts, departures) => {
    const certificate = decodeTolerantly(handmade(parts));
    if (certificate.kind === 'malformation') throw certificate;
    expect(departuresOf(certificate)).toMatchObject(departures);
    expect(departuresOf(certificate).malformations).not.toEqual([]);
    expect(certificate.issuerDisplayName).toBe('Handmade Issuer');
  });

  it('seems not to have the extension that is malformed', () => {
    const certificate = decodeTolerantly(handmade({ extensions: extensions(altName(element(0x87, octets('00')))) }));
    expect(certificate).toMatchObject({ kind: 'certificate', subjectAltName: undefined, extensions: [] });
  });
});

describe('other bytes', () => {
  it('are decoded without a departure where they keep to the standard', () => {
    const certificate = decodeTolerantly(handmade());
    if (certificate.kind === 'malformation') throw certificate;
    expect(departuresOf(certificate).malformations).toEqual([]);
  });

  it.each([
    ['bytes behind the certificate', { trailer: Buffer.from([0, 0]) }],
    ['a serial number that is no number', { serialNumber: element(0x02) }],
    ['a signature that is none', { signature: bitString(Buffer.alloc(0)).subarray(0, 2) }],
    ['no validity', { validity: Buffer.alloc(0) }],
  ])('stay malformed: %s', (_, parts) => {
    expect(decodeTolerantly(handmade(parts)).kind).toBe('malformation');
  });

  it('stay malformed where only we would take them', () => {
    expect(decodeTolerantly(Buffer.from('no certificate')).kind).toBe('malformation');
    expect(decodeTolerantly(handmade({ validity: validity('260101000000Z', '360101000000Z') })).kind).toBe('certificate');
  });
});
