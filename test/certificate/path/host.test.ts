import { describe, expect, it } from 'vitest';
import { commonName, extension, extensions } from '../../../fixtures/certificates.ts';
import { element, octets, sequence, text } from '../../../fixtures/der.ts';
import { isForHost } from '../../../src/certificate/native.ts';
import { isForHostBy } from '../../../src/certificate/path/host.ts';
import { decodedWith } from '../decoded.ts';

const leafFor = (...names: readonly string[]) =>
  decodedWith({ extensions: extensions(extension('2.5.29.17', sequence(...names.map((name) => text(0x82, name))))) });

describe('a name with a wildcard', () => {
  it.each([
    ['*.example.com', 'a.example.com', true, true],
    ['*.EXAMPLE.com', 'A.example.COM', true, true],
    ['*.example.com', 'example.com', false, false],
    ['*.example.com', '.example.com', false, false],
    ['*.example.com', 'a.b.example.com', false, false],
    ['*.example.com', 'a_b.example.com', false, false],
    ['*.example.com', 'xn--a.example.com', true, true],
    ['*.example', 'a.example', false, false],
    ['*', 'a', false, false],
    ['a*.example.com', 'ab.example.com', false, true],
    ['*b.example.com', 'ab.example.com', false, true],
    ['a*b.example.com', 'aab.example.com', false, false],
    ['x*.example.com', 'xn--a.example.com', false, false],
    ['xn--*.example.com', 'xn--a.example.com', false, false],
    ['a-*.example.com', 'a-b.example.com', false, false],
    ['*-a.example.com', 'b-a.example.com', false, true],
    ['-*.example.com', '-a.example.com', false, false],
    ['a.*.example.com', 'a.b.example.com', false, false],
    ['*.*.example.com', 'a.b.example.com', false, false],
    ['*.exa-.com', 'a.exa-.com', false, false],
    ['a_b.example.com', 'a_b.example.com', true, true],
    ['a.example.com', 'a.example.com.', false, false],
  ])('%s against %s', (pattern, host, standard, openssl) => {
    const certificate = leafFor(pattern);
    expect(isForHostBy('standard', certificate, host)).toBe(standard);
    expect(isForHostBy('openssl', certificate, host)).toBe(openssl);
    if (!host.startsWith('.')) expect(isForHost(certificate, host), 'OpenSSL by node:crypto').toBe(openssl);
  });
});

describe("a name with a wildcard by libcurl's rules", () => {
  it.each([
    ['*.example.com', 'a.example.com', true],
    ['*.example.com', 'A.EXAMPLE.com', true],
    ['*.example.com', 'a_b.example.com', true],
    ['*.example.com', 'a.b.example.com', false],
    ['*.example.com', 'example.com', false],
    ['*.example', 'a.example', false],
    ['*.example.', 'a.example', false],
    ['a*.example.com', 'ab.example.com', false],
    ['*b.example.com', 'ab.example.com', false],
    ['a.*.example.com', 'a.b.example.com', false],
    ['a.example.com.', 'a.example.com', true],
    ['*.example.com', 'a.example.com.', true],
    ['a.example.com\0.evil.test', 'a.example.com', false],
    ['', 'a.example.com', false],
  ])('%s against %s: %s', (pattern, host, libcurl) => {
    expect(isForHostBy('libcurl', leafFor(pattern), host)).toBe(libcurl);
  });
});

describe('a common name', () => {
  const named = { subject: sequence(commonName('cn.example')) };
  const without = decodedWith({ ...named, extensions: new Uint8Array() });
  const withAddress = decodedWith({
    ...named,
    extensions: extensions(extension('2.5.29.17', sequence(element(0x87, octets('0a000001'))))),
  });
  const withName = decodedWith({ ...named, extensions: extensions(extension('2.5.29.17', sequence(text(0x82, 'san.example')))) });

  it('names a host for OpenSSL where no DNS name does, for the standard never', () => {
    expect([without, withAddress, withName].map((leaf) => isForHostBy('openssl', leaf, 'cn.example'))).toEqual([true, true, false]);
    expect([without, withAddress, withName].map((leaf) => isForHostBy('standard', leaf, 'cn.example'))).toEqual([false, false, false]);
  });

  it('names a host for libcurl where neither a name nor an address does, and the last one counts', () => {
    expect([without, withAddress, withName].map((leaf) => isForHostBy('libcurl', leaf, 'cn.example'))).toEqual([true, false, false]);
    const two = decodedWith({ subject: sequence(commonName('first.example'), commonName('last.example')), extensions: new Uint8Array() });
    const hosts = ['first.example', 'last.example'];
    expect(hosts.map((host) => isForHostBy('libcurl', two, host))).toEqual([false, true]);
    expect(hosts.map((host) => isForHostBy('openssl', two, host))).toEqual([true, true]);
  });

  it('has cases in ASCII alone: the Kelvin sign is no k', () => {
    const kelvin = decodedWith({ subject: sequence(commonName('\u212a.example')), extensions: new Uint8Array() });
    expect(isForHostBy('openssl', kelvin, 'k.example')).toBe(false);
    expect(isForHost(kelvin, 'k.example'), 'OpenSSL by node:crypto').toBe(false);
  });

  it('is no address', () => {
    const address = decodedWith({ subject: sequence(commonName('10.0.0.1')), extensions: new Uint8Array() });
    expect(isForHostBy('openssl', address, '10.0.0.1')).toBe(false);
    expect(isForHostBy('libcurl', address, '10.0.0.1')).toBe(false);
    expect(isForHostBy('openssl', withAddress, '10.0.0.1')).toBe(true);
  });
});
