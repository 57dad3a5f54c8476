import { describe, expect, it } from 'vitest';
import { commonName } from '../../../fixtures/certificates.ts';
import { element, objectIdentifier, octets, sequence, set, text } from '../../../fixtures/der.ts';
import { decodedWith } from '../decoded.ts';
import { refusalOf } from '../refused.ts';

const attribute = (oid: string, value: Uint8Array) => sequence(objectIdentifier(oid), value);
const named = (value: Uint8Array) => sequence(set(attribute('2.5.4.3', value)));

describe('a name', () => {
  it.each([
    ['UTF8String', text(0x0c, 'Größe 😀'), 'Größe 😀'],
    ['PrintableString', text(0x13, 'Acme'), 'Acme'],
    ['PrintableString with * and &', text(0x13, '*.a & b'), '*.a & b'],
    ['IA5String', text(0x16, 'a@b'), 'a@b'],
    ['TeletexString', element(0x14, octets('e4')), 'ä'],
    ['BMPString', element(0x1e, octets('0041 20ac')), 'A€'],
    ['NumericString', text(0x12, '42'), '42'],
    ['UniversalString', element(0x1c, octets('0001f600')), '😀'],
    ['BIT STRING', element(0x03, octets('00 c0de')), '#00c0de'],
    ['empty UTF8String', text(0x0c, ''), ''],
  ])('is read from a %s', (_, value, expected) => {
    expect(decodedWith({ subject: named(value) }).displayName).toBe(expected);
  });

  it('is told in encoded order, with the short names of its attributes', () => {
    const subject = sequence(
      set(attribute('2.5.4.6', text(0x13, 'DE'))),
      set(attribute('2.5.4.10', text(0x0c, 'AG')), attribute('2.5.4.11', text(0x0c, 'IT'))),
      set(attribute('1.2.3.4', text(0x0c, 'x'))),
    );
    expect(decodedWith({ subject }).subject).toBe('C=DE, O=AG+OU=IT, 1.2.3.4=x');
  });

  it.each([
    ['a, b', 'CN=a\\, b'],
    ['a+b="c"', 'CN=a\\+b\\=\\"c\\"'],
    [' a ', 'CN=\\ a\\ '],
    ['#a', 'CN=\\#a'],
    ['a\\<b>;', 'CN=a\\\\\\<b\\>\\;'],
  ])('escapes the special characters of %j', (value, expected) => {
    expect(decodedWith({ subject: sequence(commonName(value)) }).subject).toBe(expected);
  });

  it.each([
    ['the last common name', sequence(commonName('first'), commonName('last')), 'last'],
    ['the organisational unit without one', sequence(set(attribute('2.5.4.11', text(0x0c, 'IT')))), 'IT'],
    ['the organisation without both', sequence(set(attribute('2.5.4.10', text(0x0c, 'Acme')))), 'Acme'],
    ['the whole name without any', sequence(set(attribute('2.5.4.6', text(0x13, 'DE')))), 'C=DE'],
    ['nothing where it is empty', sequence(), ''],
  ])('is called by %s', (_, subject, expected) => {
    expect(decodedWith({ subject }).displayName).toBe(expected);
  });

  it.each([
    ['bad UTF-8', named(element(0x0c, octets('41 c3 28'))), 'subject has a UTF8String that is not UTF-8', 13],
    ['an overlong UTF-8 form', named(element(0x0c, octets('c0 80'))), 'subject has a UTF8String that is not UTF-8', 13],
    ['a BMPString of odd length', named(element(0x1e, octets('00 41 00'))), 'subject has a BMPString of odd length', 13],
    ['a UniversalString of odd length', named(element(0x1c, octets('00 41'))), 'length is not a multiple of four', 13],
    ['an octet above 7f in a PrintableString', named(element(0x13, octets('41 e4'))), 'PrintableString with the octet 0xe4', 14],
    ['an @ in a PrintableString', named(text(0x13, 'a@b')), 'PrintableString with the octet 0x40', 14],
    ['an octet above 7f in a NumericString', named(element(0x12, octets('b2'))), 'ASCII string with an octet above 7f', 13],
    ['a surrogate in a BMPString', named(element(0x1e, octets('d83d de00'))), 'text that is no Unicode', 13],
    ['an octet above 7f in an IA5String', named(element(0x16, octets('e4'))), 'ASCII string with an octet above 7f', 13],
    ['a value that is no string', named(octets('02 01 05')), 'attribute value that is no string', 11],
    ['a constructed string', named(element(0x2c, text(0x0c, 'a'))), 'attribute value that is no string', 11],
    ['an empty relative name', sequence(set()), 'subject has an empty relative name', 4],
    [
      'a third element in an attribute',
      sequence(set(sequence(objectIdentifier('2.5.4.3'), text(0x0c, 'a'), octets('05 00')))),
      'unexpected',
      14,
    ],
    ['an attribute without value', sequence(set(sequence(objectIdentifier('2.5.4.3')))), 'subject is missing or cut off', 11],
    ['a SEQUENCE in place of a SET', sequence(sequence(attribute('2.5.4.3', text(0x0c, 'a')))), 'should have tag 0x31, has 0x30', 2],
  ])('is refused with %s', (_, subject, phrase, byteInPart) => {
    const refusal = refusalOf('subject', subject);
    expect(refusal.what).toContain(phrase);
    expect(refusal.byteInPart).toBe(byteInPart);
  });

  it('is refused with a set out of DER order, and accepted in order', () => {
    const [one, two] = [attribute('2.5.4.10', text(0x0c, 'a')), attribute('2.5.4.11', text(0x0c, 'a'))];
    expect(decodedWith({ issuer: sequence(set(one, two)) }).issuer).toBe('O=a+OU=a');
    expect(refusalOf('issuer', sequence(set(two, one)))).toEqual({ what: 'issuer has a set that is not in DER order', byteInPart: 14 });
  });
});
