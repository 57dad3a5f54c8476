import { describe, expect, it } from 'vitest';
import { bitString, element, integer, objectIdentifier, octetString, octets, sequence, text, yes } from '../../../fixtures/der.ts';
import { formats } from '../../../src/certificate/extensions/index.ts';
import { certificateWith, testValues } from './value.ts';

const oid = objectIdentifier('1.2.3');
const null_ = octets('05 00');

function vector(...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([content.length >> 8, content.length & 0xff]), content]);
}

const timestamp = (...behind: readonly Uint8Array[]) =>
  Buffer.concat([Buffer.alloc(41), vector(), octets('0403'), vector(octets('30 00')), ...behind]);
const timestamps = (...list: readonly Uint8Array[]) => octetString(vector(...list.map((one) => vector(one))));

describe('the extensions that are known here', () => {
  it.each([...formats].map(([id, { name }]) => [name, id]))('are refused without a value: %s', (_, id) => {
    expect(() => certificateWith(id, Buffer.alloc(0))).toThrow('missing or cut off');
  });

  it('are none of those that no verifier decodes: comments, directory attributes, statements, those of vendors', () => {
    for (const id of ['2.16.840.1.113730.1.13', '2.5.29.9', '1.3.6.1.5.5.7.1.3', '1.3.6.1.4.1.311.20.2']) {
      expect(certificateWith(id, octets('ff')).extensions).toMatchObject([{ oid: id }]);
    }
  });
});

describe('the authority key identifier', () => {
  const issuer = element(0xa1, element(0xa4, sequence()));
  const serialNumber = octets('82 01 05');
  testValues(
    '2.5.29.35',
    [
      ['nothing', sequence()],
      ['an identifier', sequence(octets('80 01 aa'))],
      ['issuer and serial number', sequence(issuer, serialNumber)],
      ['all three', sequence(octets('80 01 aa'), issuer, octets('82 01 ff'))],
    ],
    [
      ['a number', integer(1), 'should have tag 0x30, has 0x02', 0],
      ['a bare identifier', octetString(octets('aa')), 'should have tag 0x30, has 0x04', 0],
      ['an identifier under a universal tag', sequence(octetString(octets('aa'))), 'followed by 3 unexpected', 2],
      ['an issuer alone', sequence(issuer), 'an issuer without a serial number', 2],
      ['a serial number alone', sequence(serialNumber), 'a serial number without an issuer', 2],
      ['an issuer that is no name', sequence(element(0xa1, sequence()), serialNumber), 'a name of unknown kind, tag 0x30', 4],
      ['an empty serial number', sequence(issuer, octets('82 00')), 'integer without content', 8],
      ['a padded serial number', sequence(issuer, octets('82 02 00 01')), 'superfluous leading octet', 10],
      ['the wrong order', sequence(serialNumber, issuer), 'followed by 6 unexpected', 5],
      ['a fourth field', sequence(issuer, serialNumber, octets('83 01 00')), 'followed by 3 unexpected', 11],
    ],
  );
});

describe('the private key usage period', () => {
  const from = text(0x80, '20260101000000Z');
  testValues(
    '2.5.29.16',
    [
      ['a beginning', sequence(from)],
      ['both ends', sequence(from, text(0x81, '20270101000000Z'))],
      ['no end', sequence()],
    ],
    [
      ['a month 13', sequence(text(0x80, '20261301000000Z')), 'month 13', 8],
      ['a year of two digits', sequence(text(0x81, '260101000000Z')), 'not 14 digits and "Z"', 2],
      ['a time under a universal tag', sequence(text(0x18, '20260101000000Z')), 'followed by 17 unexpected', 2],
    ],
  );
});

describe('the TLS feature extension', () => {
  testValues(
    '1.3.6.1.5.5.7.1.24',
    [['status request', sequence(integer(5))]],
    [
      ['a negative number', sequence(integer(0xfb)), 'TLS feature is negative', 2],
      ['text', sequence(text(0x0c, '5')), 'should have tag 0x02, has 0x0c', 2],
      ['a bare number', integer(5), 'should have tag 0x30, has 0x02', 0],
    ],
  );
});

describe.each(['1.3.6.1.5.5.7.48.1.5', '1.3.6.1.4.1.11129.2.4.3'])('an extension that says all by being there (%s)', (id) => {
  testValues(
    id,
    [['NULL', null_]],
    [
      ['a NULL with content', octets('05 01 00'), 'a NULL with content', 0],
      ['an empty SEQUENCE', sequence(), 'should have tag 0x05, has 0x30', 0],
    ],
  );
});

describe('the list of signed certificate timestamps', () => {
  testValues(
    '1.3.6.1.4.1.11129.2.4.2',
    [
      ['no timestamp', timestamps()],
      ['two timestamps', timestamps(timestamp(), timestamp())],
      ['a timestamp of a later version', timestamps(octets('01 ff'))],
    ],
    [
      ['no OCTET STRING', null_, 'should have tag 0x04, has 0x05', 0],
      ['half a length', octetString(octets('00')), 'cut off inside a length', 2],
      ['a length beyond the end', octetString(octets('00 05 00')), 'claims 5 bytes where 1 are left', 2],
      ['bytes behind the list', octetString(vector(), octets('00')), 'followed by 1 unexpected bytes', 4],
      ['an empty timestamp', timestamps(Buffer.alloc(0)), 'an empty timestamp', 6],
      ['a timestamp cut off in its head', timestamps(Buffer.alloc(20)), 'cut off inside a length', 47],
      ['a timestamp cut off in its signature', timestamps(timestamp().subarray(0, -1)), 'claims 2 bytes where 1 are left', 51],
      ['bytes behind a timestamp', timestamps(timestamp(octets('00'))), 'a timestamp with 1 unexpected bytes', 55],
    ],
  );
});

describe('the proxy certificate information', () => {
  testValues(
    '1.3.6.1.5.5.7.1.14',
    [
      ['a language', sequence(sequence(oid))],
      ['a limit and a policy', sequence(integer(0), sequence(oid, octetString(octets('aa'))))],
    ],
    [
      ['a limit alone', sequence(integer(0)), 'missing or cut off', 5],
      ['a negative limit', sequence(integer(0xff), sequence(oid)), 'is negative', 2],
      ['a policy that is no string', sequence(sequence(oid, integer(1))), 'followed by 3 unexpected', 8],
      ['two policies', sequence(sequence(oid), sequence(oid)), 'followed by 6 unexpected', 8],
    ],
  );
});

describe('the IP address blocks', () => {
  const family = octetString(octets('00 01'));
  const prefix = bitString(octets('0a'));
  testValues(
    '1.3.6.1.5.5.7.1.7',
    [
      ['no family', sequence()],
      ['what the issuer has', sequence(sequence(octetString(octets('00 01 01')), null_))],
      ['a prefix and a range', sequence(sequence(family, sequence(prefix, sequence(prefix, prefix))))],
    ],
    [
      ['a family of one octet', sequence(sequence(octetString(octets('01')), null_)), 'a family of 1 octets, not 2 or 3', 4],
      ['a family of four octets', sequence(sequence(octetString(octets('00 01 01 01')), null_)), 'a family of 4 octets', 4],
      ['a NULL with content', sequence(sequence(family, octets('05 01 00'))), 'a NULL with content', 8],
      ['a number for a prefix', sequence(sequence(family, sequence(integer(1)))), 'should have tag 0x03, has 0x02', 10],
      ['half a range', sequence(sequence(family, sequence(sequence(prefix)))), 'missing or cut off', 16],
      ['three ends of a range', sequence(sequence(family, sequence(sequence(prefix, prefix, prefix)))), 'followed by 4', 20],
      ['two lists', sequence(sequence(family, sequence(), sequence())), 'followed by 2', 10],
    ],
  );
});

describe('the AS identifiers', () => {
  testValues(
    '1.3.6.1.5.5.7.1.8',
    [
      ['nothing', sequence()],
      ['what the issuer has', sequence(element(0xa0, null_), element(0xa1, null_))],
      ['numbers and ranges', sequence(element(0xa0, sequence(integer(1), sequence(integer(2), integer(3)))))],
    ],
    [
      ['text for a number', sequence(element(0xa0, sequence(text(0x0c, '1')))), 'should have tag 0x02, has 0x0c', 6],
      ['an empty tag', sequence(element(0xa0)), 'missing or cut off', 4],
      ['two values under one tag', sequence(element(0xa0, null_, null_)), 'followed by 2 unexpected', 6],
      ['a third tag', sequence(element(0xa2, null_)), 'followed by 4 unexpected', 2],
    ],
  );
});

describe('the Netscape certificate type', () => {
  testValues(
    '2.16.840.1.113730.1.1',
    [['bits', bitString(octets('07'))]],
    [
      ['an OCTET STRING', octetString(octets('07')), 'should have tag 0x03, has 0x04', 0],
      ['no content', octets('03 00'), 'a bit string without content', 0],
      ['bits behind the end', bitString(octets('07'), 1), 'unused bits are not zero', 3],
      ['a boolean', yes, 'should have tag 0x03, has 0x01', 0],
    ],
  );
});
