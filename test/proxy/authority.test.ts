import { describe, expect, it } from 'vitest';
import { authorityText, isAddress, parseAuthority } from '../../src/proxy/authority.ts';

describe('parseAuthority', () => {
  it.each([
    ['gate.example:3128', { host: 'gate.example', port: 3128 }],
    ['GATE.Example:3128', { host: 'gate.example', port: 3128 }],
    ['gate.example.:80', { host: 'gate.example.', port: 80 }],
    ['old_name.corp:8080', { host: 'old_name.corp', port: 8080 }],
    ['3com.example:1', { host: '3com.example', port: 1 }],
    ['localhost:65535', { host: 'localhost', port: 65_535 }],
    ['10.0.0.7:3128', { host: '10.0.0.7', port: 3128 }],
    ['[2001:DB8::1]:3128', { host: '2001:db8::1', port: 3128 }],
    ['[::ffff:10.0.0.7]:80', { host: '::ffff:10.0.0.7', port: 80 }],
    ['gate.example:00080', { host: 'gate.example', port: 80 }],
  ])('reads %s', (text, authority) => {
    expect(parseAuthority(text)).toEqual(authority);
  });

  it.each([
    ['', 'the host is missing'],
    [':80', 'the host is missing'],
    ['gate.example', 'the port is missing'],
    ['gate.example:', 'the port is not a number from 1 to 65535'],
    ['gate.example:0', 'the port is not a number from 1 to 65535'],
    ['gate.example:65536', 'the port is not a number from 1 to 65535'],
    ['gate.example:-1', 'the port is not a number from 1 to 65535'],
    ['gate.example:8e1', 'the port is not a number from 1 to 65535'],
    ['gate.example:3128 ', 'the port is not a number from 1 to 65535'],
    ['10.0.0.256:80', 'the host is not a name or an address'],
    ['10.0.7:80', 'the host is not a name or an address'],
    ['010.0.0.7:80', 'the host is not a name or an address'],
    ['a..example:80', 'the host is not a name or an address'],
    ['-a.example:80', 'the host is not a name or an address'],
    ['g\u00e4te.example:80', 'the host is not a name or an address'],
    [`${'a'.repeat(64)}.example:80`, 'the host is not a name or an address'],
    ['[gate.example]:80', 'it is not host:port (an IPv6 address stands in brackets)'],
    ['[fe80::1%eth0]:80', 'it is not host:port (an IPv6 address stands in brackets)'],
    ['[::1:80', 'it is not host:port (an IPv6 address stands in brackets)'],
    ['[1:2]:80', 'the host in brackets is not an IPv6 address'],
    ['[10.0.0.7]:80', 'the host in brackets is not an IPv6 address'],
  ])('refuses "%s": %s', (text, fault) => {
    expect(parseAuthority(text)).toEqual({ fault });
  });

  it('lets a default stand in for a port that is not written', () => {
    expect(parseAuthority('platform.example', 443)).toEqual({ host: 'platform.example', port: 443 });
  });

  it('lets no default stand in for a port that is written', () => {
    expect(parseAuthority('platform.example:8443', 443)).toEqual({ host: 'platform.example', port: 8443 });
    expect(parseAuthority('platform.example:', 443)).toHaveProperty('fault');
  });

  it('never quotes what it refuses, since it may be a password', () => {
    for (const text of ['Geheim Nis:80', 'gate:Geheimnis', '[Geheimnis]:1', 'Geheim;nis']) {
      expect(JSON.stringify(parseAuthority(text))).not.toMatch(/geheim/i);
    }
  });
});

describe('authorityText', () => {
  it.each(['gate.example:3128', '10.0.0.7:80', '[2001:db8::1]:443'])('prints %s as it was written', (text) => {
    const authority = parseAuthority(text);
    expect('fault' in authority ? authority.fault : authorityText(authority)).toBe(text);
  });
});

describe('isAddress', () => {
  it.each([
    ['10.0.0.7', true],
    ['::1', true],
    ['gate.example', false],
    ['10.0.0.256', false],
    ['cafe', false],
  ])('says of %s: %s', (host, expected) => {
    expect(isAddress(host)).toBe(expected);
  });
});
