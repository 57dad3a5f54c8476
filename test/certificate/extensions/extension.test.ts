import { describe, expect, it } from 'vitest';
import { criticalExtension, extension, extensions } from '../../../fixtures/certificates.ts';
import { bitString, element, integer, objectIdentifier, octetString, octets, sequence, text, yes } from '../../../fixtures/der.ts';
import { decodedWith } from '../decoded.ts';
import { refusalOf } from '../refused.ts';

const [basic, usage, names, identifier] = ['2.5.29.19', '2.5.29.15', '2.5.29.17', '2.5.29.14'] as const;
const one = (oid: string, ...value: readonly Uint8Array[]) => decodedWith({ extensions: extensions(extension(oid, ...value)) });

describe('an extension', () => {
  it.each([
    ['an empty sequence', sequence(), { isCa: false, pathLength: undefined }],
    ['a CA', sequence(yes), { isCa: true, pathLength: undefined }],
    ['a CA of path length 0', sequence(yes, integer(0)), { isCa: true, pathLength: 0 }],
    ['a CA of path length 128', sequence(yes, integer(0, 0x80)), { isCa: true, pathLength: 128 }],
    ['a CA of path length 2^32', sequence(yes, integer(1, 0, 0, 0, 0)), { isCa: true, pathLength: 2 ** 32 }],
    ['an explicit default', sequence(octets('01 01 00')), { isCa: false, pathLength: undefined }],
    ['a path length without a CA', sequence(integer(0)), { isCa: false, pathLength: 0 }],
  ])('of basic constraints is read: %s', (_, value, expected) => {
    expect(one(basic, value).basicConstraints).toEqual(expected);
  });

  it.each([
    ['one octet', bitString(octets('06'), 1), ['keyCertSign', 'cRLSign']],
    ['two octets', bitString(octets('00 80'), 7), ['decipherOnly']],
    ['zero bits at the end', bitString(octets('06 00'), 7), ['keyCertSign', 'cRLSign']],
    [
      'the first seven',
      bitString(octets('fe'), 1),
      ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign'],
    ],
  ])('of key usage is read: %s', (_, value, expected) => {
    expect(one(usage, value).keyUsage).toEqual(expected);
  });

  it('of alternative names gives hosts and addresses and leaves other kinds out', () => {
    const value = sequence(
      text(0x81, 'a@b.example'),
      text(0x82, '*.proxy.example'),
      element(0xa4, sequence()),
      element(0x87, octets('7f000001')),
      element(0x87, octets('20010db8 00000000 00000000 00000001')),
    );
    expect(one(names, value).subjectAltName).toEqual(['DNS:*.proxy.example', 'IP:127.0.0.1', 'IP:2001:db8:0:0:0:0:0:1']);
  });

  it('of the issuer’s key may name it by issuer and serial number alone', () => {
    expect(one('2.5.29.35', sequence(element(0xa1), element(0x82, octets('05')))).authorityKeyIdentifier).toBeUndefined();
    expect(one('2.5.29.35', sequence(element(0x80, octets('a1b2')))).authorityKeyIdentifier).toBe('a1b2');
  });

  it('that is not known here is kept as it is', () => {
    const own = one('1.2.3.4', octets('ff ff'));
    expect(own.extensions).toMatchObject([{ oid: '1.2.3.4', isCritical: false }]);
  });

  it.each([
    ['twice', extensions(extension('1.2.3'), extension('1.2.3')), 'extension 1.2.3 occurs twice', 12],
    [
      'with an explicit FALSE',
      extensions(sequence(objectIdentifier('1.2.3'), octets('01 01 00'), octetString())),
      'encodes the default',
      10,
    ],
    [
      'with the boolean 01',
      extensions(sequence(objectIdentifier('1.2.3'), octets('01 01 01'), octetString())),
      'boolean other than 00 or ff',
      10,
    ],
    ['with an empty boolean', extensions(sequence(objectIdentifier('1.2.3'), octets('01 00'), octetString())), 'boolean other than', 10],
    ['without value', extensions(sequence(objectIdentifier('1.2.3'))), 'value of an extension is missing or cut off', 10],
    ['with a bare value', extensions(sequence(objectIdentifier('1.2.3'), integer(1))), 'value of an extension should have tag 0x04', 10],
    ['with two values', extensions(sequence(objectIdentifier('1.2.3'), octetString(), octetString())), 'followed by 2 unexpected', 12],
    ['without identifier', extensions(sequence(octetString())), 'extension identifier should have tag 0x06', 6],
    ['outside a list', element(0xa3, extension('1.2.3')), 'extension should have tag 0x30, has 0x06', 4],
    ['in two lists', element(0xa3, sequence(), sequence()), 'extensions is followed by 2 unexpected', 4],
  ])('is refused %s', (_, list, phrase, byteInPart) => {
    const refusal = refusalOf('extensions', list);
    expect(refusal.what).toContain(phrase);
    expect(refusal.byteInPart).toBe(byteInPart);
  });

  it.each([
    ['basic constraints that are no SEQUENCE', basic, yes, 'basic constraints should have tag 0x30', 0],
    ['a negative path length', basic, sequence(yes, integer(0xff)), 'path length is negative', 5],
    ['a path length of nine octets', basic, sequence(yes, integer(1, 0, 0, 0, 0, 0, 0, 0, 0)), 'path length is too large', 5],
    ['a third field in basic constraints', basic, sequence(yes, integer(1), integer(1)), 'unexpected', 8],
    ['bytes behind basic constraints', basic, Buffer.concat([sequence(yes), yes]), 'basic constraints is followed by 3', 5],
    ['a padded path length', basic, sequence(yes, integer(0, 1)), 'superfluous leading octet', 7],
    ['key usage that is no BIT STRING', usage, integer(1), 'key usage should have tag 0x03, has 0x02', 0],
    ['key usage without bits', usage, bitString(octets('')), 'key usage has no bit set', 0],
    ['key usage of zeros', usage, bitString(octets('00'), 7), 'key usage has no bit set', 0],
    ['key usage with unused bits set', usage, bitString(octets('07'), 1), 'key usage is a bit string whose unused bits', 3],
    ['an empty list of purposes', '2.5.29.37', sequence(), 'extended key usage is empty', 2],
    ['a purpose that is no OID', '2.5.29.37', sequence(integer(1)), 'extended key usage should have tag 0x06', 2],
    ['a key identifier that is no string', identifier, integer(1), 'subject key identifier should have tag 0x04', 0],
    ['an issuer’s key identifier cut off', '2.5.29.35', octets('30 02 80 05'), 'authority key identifier claims 5 bytes', 2],
    ['an alternative name cut off', names, octets('30 02 82 05'), 'subject alternative name claims 5 bytes', 2],
    ['an empty directory name', names, sequence(octets('a4 00')), 'subject alternative name is missing or cut off', 4],
    ['no value', basic, Buffer.alloc(0), 'basic constraints is missing or cut off', 0],
  ])('is refused with %s', (_, oid, value, phrase, byteInValue) => {
    const list = extensions(criticalExtension(oid, value));
    const refusal = refusalOf('extensions', list);
    expect(refusal.what).toContain(phrase);
    expect(refusal.byteInPart).toBe(list.length - value.length + byteInValue);
  });
});
