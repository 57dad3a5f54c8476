import { describe } from 'vitest';
import { element, integer, objectIdentifier, octets, sequence, text } from '../../../fixtures/der.ts';
import { testValues } from './value.ts';

const url = text(0x86, 'http://a.example/a.crl');
const fullName = (...names: readonly Uint8Array[]) => element(0xa0, element(0xa0, ...names));
const attribute = sequence(objectIdentifier('2.5.4.3'), text(0x0c, 'a'));
const relativeName = element(0xa0, element(0xa1, attribute));
const issuer = element(0xa2, element(0xa4, sequence()));
const reasons = element(0x81, octets('01 06'));
const method = objectIdentifier('1.3.6.1.5.5.7.48.1');

describe.each(['2.5.29.31', '2.5.29.46'])('the list of CRL distribution points (%s)', (oid) => {
  testValues(
    oid,
    [
      ['no point', sequence()],
      ['a place', sequence(sequence(fullName(url)))],
      ['an empty list of places', sequence(sequence(fullName()))],
      ['a place in UTF-8', sequence(sequence(fullName(text(0x86, 'http://ü.example'))))],
      ['a relative name', sequence(sequence(relativeName))],
      ['reasons and an issuer', sequence(sequence(fullName(url), reasons, issuer))],
      ['an issuer alone', sequence(sequence(issuer))],
      ['two points', sequence(sequence(fullName(url)), sequence(issuer))],
    ],
    [
      ['no SEQUENCE', text(0x0c, 'a'), 'should have tag 0x30, has 0x0c', 0],
      ['no value', Buffer.alloc(0), 'missing or cut off', 0],
      ['an empty point', sequence(sequence()), 'a point with neither place nor issuer', 2],
      ['reasons alone', sequence(sequence(reasons)), 'a point with neither place nor issuer', 2],
      ['an empty place', sequence(sequence(octets('a0 00'))), 'missing or cut off', 6],
      ['a bare name as place', sequence(sequence(element(0xa0, url))), 'should have tag 0xa0, has 0x86', 6],
      ['two places in one', sequence(sequence(element(0xa0, element(0xa0, url), element(0xa1, attribute)))), 'followed by', 32],
      ['an empty relative name', sequence(sequence(element(0xa0, element(0xa1)))), 'an empty relative name', 8],
      ['reasons without content', sequence(sequence(fullName(url), octets('81 00'))), 'a bit string without content', 32],
      ['reasons with bits behind the end', sequence(sequence(fullName(url), octets('81 02 07 40'))), 'unused bits are not zero', 35],
      ['fields out of order', sequence(sequence(issuer, fullName(url))), 'followed by', 10],
      ['a place that is not UTF-8', sequence(sequence(fullName(element(0x86, octets('e4'))))), 'not UTF-8', 10],
      ['an address with a mask', sequence(sequence(fullName(element(0x87, Buffer.alloc(8))))), 'an IP address of 8 octets', 8],
      ['a name that is none', sequence(sequence(fullName(integer(1)))), 'a name of unknown kind, tag 0x02', 8],
      ['a point that is cut off', octets('30 04 30 06 a0 00'), 'claims 6 bytes where 2 are left', 2],
    ],
  );
});

describe.each(['1.3.6.1.5.5.7.1.1', '1.3.6.1.5.5.7.1.11'])('the list of places of information (%s)', (oid) => {
  testValues(
    oid,
    [
      ['no place', sequence()],
      ['a place', sequence(sequence(method, url))],
      ['an empty URI', sequence(sequence(method, text(0x86, '')))],
      ['a directory name', sequence(sequence(method, element(0xa4, sequence())))],
    ],
    [
      ['no SEQUENCE', url, 'should have tag 0x30, has 0x86', 0],
      ['a place without a method', sequence(sequence(url)), 'should have tag 0x06, has 0x86', 4],
      ['a method without a place', sequence(sequence(method)), 'missing or cut off', 14],
      ['a third field', sequence(sequence(method, url, url)), 'followed by 24 unexpected', 38],
      ['a place that is no name', sequence(sequence(method, text(0x16, 'a'))), 'a name of unknown kind, tag 0x16', 14],
      ['a bare method', sequence(method), 'should have tag 0x30, has 0x06', 2],
    ],
  );
});
