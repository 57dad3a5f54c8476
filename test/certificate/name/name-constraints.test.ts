import { describe, expect, it } from 'vitest';
import { commonName } from '../../../fixtures/certificates.ts';
import { element, integer, octets, sequence, text } from '../../../fixtures/der.ts';
import { DerReader } from '../../../src/certificate/der/der.ts';
import { readNameConstraints } from '../../../src/certificate/name/name-constraints.ts';
import { testValues } from '../extensions/value.ts';

const permitted = (...names: readonly Uint8Array[]) => element(0xa0, ...names.map((name) => sequence(name)));
const excluded = (...names: readonly Uint8Array[]) => element(0xa1, ...names.map((name) => sequence(name)));
const host = text(0x82, 'a.example');
const network = (hex: string) => sequence(permitted(element(0x87, octets(hex))));

describe('name constraints', () => {
  it('give the subtrees that are permitted and those that are excluded, in encoded order', () => {
    const name = sequence(commonName('a'));
    const registered = element(0x88, octets('2a 03'));
    const value = sequence(
      permitted(host, text(0x81, '@a.example'), text(0x86, '.a.example'), element(0xa4, name)),
      excluded(element(0x87, octets('0a000000 ff000000')), registered),
    );
    const { permitted: own, excluded: others } = readNameConstraints(new DerReader(value));
    expect(own.slice(0, 3)).toEqual([
      { kind: 'dns', value: 'a.example' },
      { kind: 'email', value: '@a.example' },
      { kind: 'uri', value: '.a.example' },
    ]);
    const hex = (list: typeof own) => list.map(({ kind, value: octetsOf }) => `${kind} ${Buffer.from(octetsOf).toString('hex')}`);
    expect(hex(own.slice(3))).toEqual([`directory ${name.toString('hex')}`]);
    expect(hex(others)).toEqual(['ip 0a000000ff000000', `other ${registered.toString('hex')}`]);
  });

  testValues(
    '2.5.29.30',
    [
      ['permitted names alone', sequence(permitted(host))],
      ['excluded names alone', sequence(excluded(host))],
      ['an empty list beside names', sequence(permitted(), excluded(host))],
      ['an empty host, which stands for all', sequence(excluded(text(0x82, '')))],
      ['a minimum and a maximum', sequence(element(0xa0, sequence(host, octets('80 01 01 81 01 05'))))],
      ['an IPv6 network', network(`${'20010db8'.padEnd(32, '0')}${'ffffffff'.padEnd(32, '0')}`)],
      ['the network of all', network('00000000 00000000')],
      ['a single host', network('0a000001 ffffffff')],
      ['an address with bits behind its mask', network('0a000001 ffffff00')],
    ],
    [
      ['nothing', sequence(), 'name constraints constrain nothing', 0],
      ['two empty lists', sequence(permitted(), excluded()), 'name constraints constrain nothing', 0],
      ['a list of another tag', sequence(element(0xa2, sequence(host))), 'followed by', 2],
      ['the lists in the wrong order', sequence(excluded(host), permitted(host)), 'followed by', 17],
      ['a subtree that is no SEQUENCE', sequence(element(0xa0, host)), 'should have tag 0x30, has 0x82', 4],
      ['a subtree without a name', sequence(element(0xa0, sequence())), 'missing or cut off', 6],
      ['a third bound', sequence(element(0xa0, sequence(host, octets('82 01 01')))), 'followed by 3 unexpected', 17],
      ['an empty bound', sequence(element(0xa0, sequence(host, octets('80 00')))), 'integer without content', 17],
      ['a bound that is padded', sequence(element(0xa0, sequence(host, octets('80 02 00 01')))), 'superfluous leading octet', 19],
      ['a bound under a universal tag', sequence(element(0xa0, sequence(host, integer(0)))), 'followed by 3 unexpected', 17],
      ['a host that is not ASCII', sequence(permitted(text(0x82, 'ü'))), 'octet above 7f', 8],
      ['a network without an address', network(''), 'an IP address of 0 octets, not 8 or 32', 6],
      ['an address without a mask', network('0a000001'), 'an IP address of 4 octets, not 8 or 32', 6],
      ['a mask with a hole', network('0a000000 ff00ff00'), 'the mask ff00ff00, which is no prefix', 12],
      ['a mask with a hole inside an octet', network('0a000000 fb000000'), 'the mask fb000000, which is no prefix', 12],
    ],
  );
});
