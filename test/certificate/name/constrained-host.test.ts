import { describe, expect, it } from 'vitest';
import { octets } from '../../../fixtures/der.ts';
import { addressOctets, covers } from '../../../src/certificate/name/constrained-host.ts';

describe('a domain of name constraints', () => {
  it.each([
    ['corp.example', 'corp.example', true],
    ['corp.example', 'gate.corp.example', true],
    ['Corp.Example', 'GATE.corp.example', true],
    ['corp.example', 'notcorp.example', false],
    ['corp.example', 'example', false],
    ['.corp.example', 'gate.corp.example', true],
    ['.corp.example', 'corp.example', false],
    ['', 'anything.example', true],
  ])('"%s" and the host %s: %s', (value, host, expected) => {
    expect(covers({ kind: 'dns', value }, host)).toBe(expected);
  });
});

describe('a network of name constraints', () => {
  it.each([
    ['0a000000 ff000000', '10.1.2.3', true],
    ['0a000000 ff000000', '11.1.2.3', false],
    ['00000000 00000000', '11.1.2.3', true],
    ['0a000000 ff000000', '::1', false],
  ])('%s and %s: %s', (network, address, expected) => {
    expect(covers({ kind: 'ip', value: octets(network) }, addressOctets(address) ?? '')).toBe(expected);
  });
});

describe('an IP address', () => {
  it.each([
    ['10.0.0.255', '0a0000ff'],
    ['::', '0'.repeat(32)],
    ['::1', `${'0'.repeat(31)}1`],
    ['2001:db8::8:800:200c:417a', '20010db80000000000080800200c417a'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
    ['::ffff:10.0.0.1', '00000000000000000000ffff0a000001'],
  ])('%s is read', (text, hex) => {
    expect(Buffer.from(addressOctets(text) ?? []).toString('hex')).toBe(hex);
  });

  it.each(['10.0.0.256', '10.0.0', 'platform.example', '1:2:3', ':1', '1::2::3', '1:2:3:4:5:6:7:8::', '12345::'])('%s is none', (text) => {
    expect(addressOctets(text)).toBeUndefined();
  });
});
