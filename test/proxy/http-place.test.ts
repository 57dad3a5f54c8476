import { describe, expect, it } from 'vitest';
import { parseHttpPlace } from '../../src/proxy/http-place.ts';

describe('the URL of a stranger', () => {
  it.each([
    ['http://pki.example/ca.crt', { url: 'http://pki.example/ca.crt', host: 'pki.example' }],
    ['HTTP://PKI.example:8080/a b#part', { url: 'http://pki.example:8080/a%20b', host: 'pki.example:8080' }],
    ['http://pki.example', { url: 'http://pki.example/', host: 'pki.example' }],
    ['http://pki.example/a\r\nX: y', { url: 'http://pki.example/aX:%20y', host: 'pki.example' }],
  ])('is fetched as it is normalised: %s', (text, place) => {
    expect(parseHttpPlace(text)).toEqual(place);
  });

  it.each([
    'https://pki.example/',
    'ldap:///cn=x',
    'file:///etc/passwd',
    'ca.crt',
    'http://',
    'http://10.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[fe80::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost./',
    'http://x.LOCALHOST/',
    'http://a:b@pki.example/',
    `http://pki.example/${'x'.repeat(2000)}`,
  ])('is refused, and not quoted: %s', (text) => {
    const place = parseHttpPlace(text);
    expect(place).toHaveProperty('fault');
    expect(JSON.stringify(place)).not.toContain('pki.example');
  });
});
