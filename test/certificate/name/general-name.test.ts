import { describe } from 'vitest';
import { commonName } from '../../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, octets, sequence, set, text } from '../../../fixtures/der.ts';
import { testValues } from '../extensions/value.ts';

const type = objectIdentifier('1.3.6.1.4.1.311.20.2.3');
const explicit = (tag: number, ...content: readonly Uint8Array[]) => element(tag, ...content);
const none = Buffer.alloc(0);

describe('a general name', () => {
  testValues(
    '2.5.29.17',
    [
      ['no name', sequence()],
      ['an address for mail', sequence(text(0x81, 'a@b.example'))],
      ['a host', sequence(text(0x82, 'b.example'))],
      ['an empty host', sequence(text(0x82, ''))],
      ['an X.400 address', sequence(element(0xa3, sequence()))],
      ['a directory name', sequence(element(0xa4, sequence(commonName('a'))))],
      ['an empty directory name', sequence(element(0xa4, sequence()))],
      ['an EDI party', sequence(element(0xa5, explicit(0xa1, text(0x13, 'party'))))],
      ['an EDI party and its namer', sequence(element(0xa5, explicit(0xa0, text(0x0c, 'namer')), explicit(0xa1, text(0x14, 'party'))))],
      ['a URI', sequence(text(0x86, 'ldap:///CN=a?b'))],
      ['an IPv4 address', sequence(element(0x87, octets('0a000001')))],
      ['an IPv6 address', sequence(element(0x87, Buffer.alloc(16)))],
      ['a registered identifier', sequence(element(0x88, octets('2a 03')))],
      ['another name', sequence(element(0xa0, type, explicit(0xa0, text(0x0c, 'a@b'))))],
      ['another name of a structure', sequence(element(0xa0, type, explicit(0xa0, sequence(octets('04 00')))))],
      ['another name under a tag of its own', sequence(element(0xa0, type, explicit(0xa0, octets('80 01 00'))))],
    ],
    [
      ['a string type in the place of a kind', sequence(text(0x0c, 'b.example')), 'a name of unknown kind, tag 0x0c', 2],
      ['a kind that there is not', sequence(element(0x89, none)), 'a name of unknown kind, tag 0x89', 2],
      ['a constructed host', sequence(element(0xa2, text(0x16, 'b.example'))), 'a name of unknown kind, tag 0xa2', 2],
      ['a primitive directory name', sequence(element(0x84, sequence())), 'a name of unknown kind, tag 0x84', 2],
      ['a host that is not ASCII', sequence(text(0x82, 'bü.example')), 'an ASCII string with an octet above 7f', 5],
      ['an address for mail that is not ASCII', sequence(text(0x81, 'ü@b')), 'an ASCII string with an octet above 7f', 4],
      ['a URI that is not ASCII', sequence(text(0x86, 'http://ü')), 'an ASCII string with an octet above 7f', 11],
      ['an address of no octet', sequence(element(0x87, none)), 'an IP address of 0 octets, not 4 or 16', 2],
      ['an address of five octets', sequence(element(0x87, Buffer.alloc(5))), 'an IP address of 5 octets, not 4 or 16', 2],
      ['an address with a mask', sequence(element(0x87, Buffer.alloc(8))), 'an IP address of 8 octets, not 4 or 16', 2],
      ['nothing in a directory name', sequence(element(0xa4, none)), 'missing or cut off', 4],
      ['two directory names in one', sequence(element(0xa4, sequence(), sequence())), 'followed by 2 unexpected', 6],
      ['a directory name without its SEQUENCE', sequence(element(0xa4, commonName('a'))), 'should have tag 0x30, has 0x31', 4],
      ['an empty set in a directory name', sequence(element(0xa4, sequence(set()))), 'an empty relative name', 8],
      ['a directory name that is cut off', sequence(octets('a4 04 30 06 31 00')), 'claims 6 bytes where 2 are left', 4],
      ['an EDI party without a party', sequence(element(0xa5, explicit(0xa0, text(0x0c, 'a')))), 'missing or cut off', 9],
      ['an EDI party without explicit tags', sequence(element(0xa5, text(0x81, 'a'))), 'should have tag 0xa1, has 0x81', 4],
      ['an EDI party that is no text', sequence(element(0xa5, explicit(0xa1, integer(1)))), 'no string', 6],
      ['an EDI party that is a BIT STRING', sequence(element(0xa5, explicit(0xa1, octets('03 01 00')))), 'in the place of text', 6],
      ['an empty registered identifier', sequence(element(0x88, none)), 'an empty object identifier', 2],
      ['a registered identifier cut off', sequence(element(0x88, octets('2a 86'))), 'object identifier that is cut off', 5],
      ['another name without a type', sequence(element(0xa0, explicit(0xa0, text(0x0c, 'a')))), 'should have tag 0x06, has 0xa0', 4],
      ['another name without a value', sequence(element(0xa0, type)), 'missing or cut off', 16],
      ['another name with a bare value', sequence(element(0xa0, type, text(0x0c, 'a'))), 'should have tag 0xa0, has 0x0c', 16],
      ['another name with an empty value', sequence(element(0xa0, type, explicit(0xa0))), 'missing or cut off', 18],
      ['another name with two values', sequence(element(0xa0, type, explicit(0xa0, none, octets('05 00 05 00')))), 'followed by 2', 20],
      ['another name with a padded integer', sequence(element(0xa0, type, explicit(0xa0, integer(0, 1)))), 'superfluous leading octet', 20],
      ['another name with a NULL with content', sequence(element(0xa0, type, explicit(0xa0, octets('05 01 00')))), 'NULL with content', 18],
      ['another name with a boolean of two octets', sequence(element(0xa0, type, explicit(0xa0, octets('01 02 ff ff')))), 'boolean', 18],
      ['another name with a primitive SEQUENCE', sequence(element(0xa0, type, explicit(0xa0, octets('10 00')))), 'wrong form', 18],
      ['another name with a constructed string', sequence(element(0xa0, type, explicit(0xa0, octets('2c 00')))), 'wrong form', 18],
      ['another name with an end of contents', sequence(element(0xa0, type, explicit(0xa0, octets('00 00')))), 'end-of-contents', 18],
      ['another name with a BMPString of odd length', sequence(element(0xa0, type, explicit(0xa0, octets('1e 01 00')))), 'odd length', 20],
    ],
  );
});
