import { describe, expect, it } from 'vitest';
import { commonName, handmade, type Parts } from '../../fixtures/certificates.ts';
import { bitString, element, integer, objectIdentifier, octets, sequence, set, yes } from '../../fixtures/der.ts';
import { malformationOf, refusalOf } from './refused.ts';

const none = Buffer.alloc(0);
const withParameters = sequence(objectIdentifier('1.2.840.10045.4.3.2'), octets('05 00'));
const fields: readonly (readonly [string, keyof Parts, Uint8Array, string, number])[] = [
  ['an indefinite length', 'subject', octets('30 80 00 00'), 'subject has an indefinite length', 1],
  ['a long form for a short length', 'serialNumber', octets('02 81 01 05'), 'serial number has a length that is not minimal', 1],
  ['a length with a leading zero', 'serialNumber', octets('02 82 00 01 05'), 'serial number has a length that is not minimal', 1],
  ['a length of five octets', 'serialNumber', octets('02 85 00 00 00 00 01 05'), 'serial number has a length of 5 octets', 1],
  ['a length beyond its parent', 'subject', octets('30 04 31 7f 30 00'), 'subject claims 127 bytes where 2 are left', 2],
  ['a multi-byte tag', 'subject', octets('30 05 31 03 3f 01 00'), 'subject should have tag 0x30, has 0x3f', 4],
  [
    'a multi-byte tag where any tag may stand',
    'algorithm',
    sequence(objectIdentifier('1.2.3'), octets('1f 01 00')),
    'signature algorithm has a multi-byte tag',
    6,
  ],
  ['another tag than the serial number', 'serialNumber', octets('04 01 05'), 'serial number should have tag 0x02, has 0x04', 0],
  ['an empty integer', 'serialNumber', integer(), 'serial number is an integer without content', 0],
  ['an integer padded with 00', 'serialNumber', integer(0, 0x4b), 'integer with a superfluous leading octet', 2],
  ['an integer padded with ff', 'serialNumber', integer(0xff, 0x80), 'integer with a superfluous leading octet', 2],
  ['version 1 written out', 'version', element(0xa0, integer(0)), 'the version field holds 0', 4],
  ['version 4', 'version', element(0xa0, integer(3)), 'the version field holds 3', 4],
  ['a version of two octets', 'version', element(0xa0, integer(1, 2)), 'the version field holds 1', 4],
  ['two versions', 'version', element(0xa0, integer(2), integer(2)), 'version is followed by 3 unexpected bytes', 5],
  ['version 1 with extensions', 'version', none, 'a version 1 certificate has extensions', NaN],
  ['version 2 with extensions', 'version', element(0xa0, integer(1)), 'a version 2 certificate has extensions', NaN],
  ['an empty algorithm', 'algorithm', sequence(), 'signature algorithm is missing or cut off', 2],
  ['an empty object identifier', 'algorithm', sequence(octets('06 00')), 'is an empty object identifier', 2],
  ['a padded arc', 'algorithm', sequence(octets('06 03 2a 80 01')), 'object identifier with a padded arc', 5],
  ['an arc without its end', 'algorithm', sequence(octets('06 02 2a 86')), 'object identifier that is cut off', 5],
  [
    'an object identifier of 129 octets',
    'algorithm',
    sequence(element(0x06, Buffer.alloc(129, 1))),
    'signature algorithm has an object identifier of 129 octets',
    3,
  ],
  [
    'two algorithm parameters',
    'algorithm',
    sequence(objectIdentifier('1.2.3'), octets('05 00 05 00')),
    'followed by 2 unexpected bytes',
    8,
  ],
  ['another algorithm outside', 'outerAlgorithm', withParameters, 'the signature algorithm differs inside and outside', 0],
  ['another algorithm inside', 'algorithm', withParameters, 'the signature algorithm differs inside and outside', NaN],
  ['a signature without content', 'signature', octets('03 00'), 'signature is a bit string without content', 0],
  ['a signature with 8 unused bits', 'signature', octets('03 02 08 00'), 'signature is a bit string with 8 unused bits', 2],
  ['unused bits of nothing', 'signature', octets('03 01 01'), 'signature is a bit string with 1 unused bits', 2],
  ['unused bits that are not zero', 'signature', bitString(octets('a1 03'), 1), 'bit string whose unused bits are not zero', 4],
  ['an OCTET STRING as signature', 'signature', octets('04 02 00 00'), 'signature should have tag 0x03, has 0x04', 0],
  ['no signature', 'signature', none, 'signature is missing or cut off', NaN],
  ['two signatures', 'signature', Buffer.concat([bitString(octets('01')), octets('05 00')]), 'signature is followed by 2 unexpected', 4],
  ['unique identifiers out of order', 'uniqueIds', octets('82 02 00 01 81 02 00 01'), 'followed by', 4],
  ['a SET as subject', 'subject', set(commonName('a')), 'subject should have tag 0x30, has 0x31', 0],
  ['bytes behind the certificate', 'trailer', octets('00'), 'certificate is followed by 1 unexpected bytes', NaN],
];

describe('a certificate is malformed', () => {
  it.each(fields)('with %s', (_, part, bytes, phrase, byteInPart) => {
    const refusal = refusalOf(part, bytes);
    expect(refusal.what).toContain(phrase);
    if (!Number.isNaN(byteInPart)) expect(refusal.byteInPart).toBe(byteInPart);
  });

  it.each([
    ['nothing', none, 'certificate is missing or cut off', 0],
    ['a tag alone', octets('30'), 'certificate is missing or cut off', 0],
    ['half a length', octets('30 82 01'), 'certificate is cut off inside its length', 1],
    ['more bytes than there are', octets('30 05 30 00'), 'certificate claims 5 bytes where 2 are left', 0],
    ['text', Buffer.from('-----BEGIN'), 'certificate should have tag 0x30, has 0x2d', 0],
    ['an empty SEQUENCE', sequence(), 'to-be-signed certificate is missing or cut off', 2],
    ['a key alone', sequence(integer(0), sequence()), 'to-be-signed certificate should have tag 0x30, has 0x02', 2],
    ['a boolean', yes, 'certificate should have tag 0x30, has 0x01', 0],
  ])('where it is %s', (_, der, what, byte) => {
    expect(malformationOf(der)).toMatchObject({ kind: 'malformation', what, byte, message: `${what} (at byte ${byte})` });
  });

  it('with unique identifiers in version 1', () => {
    const der = handmade({ version: none, extensions: none, uniqueIds: octets('81 02 00 01') });
    expect(malformationOf(der)).toMatchObject({ what: 'a version 1 certificate has unique identifiers', byte: der.lastIndexOf(0x81) });
  });

  it('where it is cut off, wherever that is', () => {
    const der = handmade();
    const refusals = Array.from(der, (_, length) => malformationOf(der.subarray(0, length)));
    expect(refusals.filter(({ byte }, length) => byte < 0 || byte > length)).toEqual([]);
  });
});
