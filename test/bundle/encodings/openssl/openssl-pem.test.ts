import { describe, expect, it } from 'vitest';
import { commonName, handmade } from '../../../../fixtures/certificates.ts';
import { bitString, integer, objectIdentifier, octets, sequence, text } from '../../../../fixtures/der.ts';
import { pemOf, root } from '../../../../fixtures/lab/authority.ts';
import { readAsOpenssl } from '../../../../src/bundle/encodings/openssl/openssl-pem.ts';
import { malformationOf } from '../../../certificate/refused.ts';
import { handmadePem } from '../../entries.ts';

const [one, two] = [handmadePem({ serialNumber: integer(1) }), handmadePem({ serialNumber: integer(2) })];
const { keyPem: key } = await root();
const brokenKey = pemOf('PRIVATE KEY', octets('30 03 02 01 00'));
const list = sequence(
  sequence(sequence(objectIdentifier('1.2.840.10045.4.3.2')), sequence(commonName('Issuer')), text(0x17, '260101000000Z')),
  sequence(objectIdentifier('1.2.840.10045.4.3.2')),
  bitString(octets('00')),
);
const body = one.split('\n').slice(1, -2).join('\n');
const wide = one.replace(body, body.replaceAll('\n', '').replace(/.{76}/g, '$&\n'));
const lines = one.split('\n').length - 1;
const der = Buffer.from(body, 'base64').toString('latin1');
const garbage = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const long = (content: string, length: number) => `${'x'.repeat(length)}${content}`;

/** The lines on which OpenSSL finds an anchor, or the line on which it gives the file up. */
function verdict(content: string): readonly number[] | string {
  const reading = readAsOpenssl(content);
  return reading.loads ? reading.anchors.map(({ line }) => line) : `refused at line ${reading.line}`;
}

it('reads trust settings of every length, also where they fill the last line of base64', () => {
  const alias = (length: number) => pemOf('TRUSTED CERTIFICATE', Buffer.concat([handmade(), sequence(text(0x0c, 'a'.repeat(length)))]));
  const lengths = Array.from({ length: 48 }, (_, i) => i + 1);
  expect(lengths.filter((length) => !readAsOpenssl(alias(length)).loads)).toEqual([]);
});

describe('a file between two certificates loads', () => {
  it.each([
    ['nothing', ''],
    ['a comment in UTF-8', '# Gr\xc3\xb6\xc3\x9fe\n'],
    ['a private key', key],
    ['a PKCS #7 block, which is lost', pemOf('PKCS7', octets('30 00'))],
    ['an indented block, which is lost', one.replaceAll(/^/gm, ' ').trimEnd().concat('\n')],
    ['four hyphens, where the block is lost', one.replaceAll('-----', '----')],
    ['END alone', '-----END CERTIFICATE-----\n'],
    ['a comment of 300 characters', `${long('', 300)}\n`],
  ])('with %s', (_, between) => {
    const count = between.split('\n').length - 1;
    expect(verdict(`${one}${between}${two}`).length).toBeGreaterThanOrEqual(2);
    expect(verdict(`${one}${between}${two}`)).toContain(1 + lines + count);
  });

  it.each([
    ['garbage in a block', garbage],
    ['a block cut off inside its base64', one.slice(0, 150).concat('\n')],
    ['headers', one.replace('\n', '\nName: value\n\n')],
    ['another label at END', one.replace('END CERTIFICATE', 'END PKCS7')],
    ['an empty block', one.replace(body, '')],
    ['a lost character', one.replace(body, body.slice(1))],
    ['a private key that is no base64', key.replace(/\n.*\n/, '\n!!!!\n')],
  ])('not with %s', (_, between) => {
    expect(verdict(`${one}${between}${two}`)).toMatch(/^refused at line \d+$/);
  });
});

describe('OpenSSL', () => {
  it.each([
    ['CRLF', one.replaceAll('\n', '\r\n'), [1]],
    ['a byte order mark', `\xef\xbb\xbf${one}`, [1]],
    ['base64 on one line of less than 254 octets', one.replace(body, body.replaceAll('\n', '').replace(/.{200}/g, '$&\n')), [1]],
    ['76 columns', wide, [1]],
    ['64 columns behind a BEGIN line of more than 254 octets', one.replace('-----\n', `-----${' '.repeat(240)}\n`), [1]],
    ['base64 on one line', one.replace(body, body.replaceAll('\n', '')), [1]],
    ['blanks at the ends of lines', one.replaceAll('\n', ' \t\n'), [1]],
    ['octets above 7f at the end of BEGIN', one.replace('-----\n', '-----\xa0\n'), [1]],
    ['one blank line behind BEGIN', one.replace('\n', '\n\n'), [1]],
    ['trust settings', pemOf('TRUSTED CERTIFICATE', handmade()), [1]],
    ['the old label', pemOf('X509 CERTIFICATE', handmade()), [1]],
    ['duplicates', one + one, [1, 1 + lines]],
    ['a revocation list alone', pemOf('X509 CRL', list), []],
    ['octets behind the certificate in its block', pemOf('CERTIFICATE', Buffer.concat([handmade(), octets('00 01')])), [1]],
    ['an encrypted private key', one + pemOf('ENCRYPTED PRIVATE KEY', octets('30 00')), [1]],
    [
      'a key with an encryption header',
      `${one}-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${'0'.repeat(32)}\n\nAAAA\n-----END EC PRIVATE KEY-----\n`,
      [1],
    ],
    ['other blocks', one + pemOf('PUBLIC KEY', octets('30 00')), [1]],
    ['raw DER behind a certificate, and loses what follows on its line', `${one}${der.replaceAll('\0', '')}`, [1]],
    ['a NUL, and ends there', `${one}\0\n${two}`, [1]],
  ])('accepts %s', (_, content, anchors) => {
    expect(verdict(content)).toEqual(anchors);
  });

  it.each([
    ['an empty file', '', 1],
    ['a file without a block', 'no certificate\n', 1],
    ['a private key alone', key, 1],
    ['a private key that cannot be decoded', brokenKey + one, 1],
    [
      'a key whose initialisation vector is too short',
      `${one}-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END EC PRIVATE KEY-----\n`,
      lines + 1,
    ],
    ['a key with another header', `${one}-----BEGIN EC PRIVATE KEY-----\nA: B\n\nAAAA\n-----END EC PRIVATE KEY-----\n`, lines + 1],
    ['a revocation list that is none', pemOf('X509 CRL', octets('30 00')), 1],
    ['trust settings that are none', pemOf('TRUSTED CERTIFICATE', Buffer.concat([handmade(), octets('00 01')])), 1],
    ['a colon behind a hyphen', one.replace('\n-----END', '\n-\n:\n-----END'), 1],
    ['76 columns behind a BEGIN line of more than 254 octets', wide.replace('-----\n', `-----${' '.repeat(240)}\n`), 2],
    ['UTF-16', Buffer.from(one, 'utf16le').toString('latin1'), 1],
    ['raw DER', der, 1],
    ['END and BEGIN glued', `${one.trimEnd()}${two}`, lines],
    ['two blank lines in a block', one.replace('\n', '\n\n\n'), 3],
    ['a blank line inside the base64', one.replace(/\n(M.*)\n/, '\n$1\n\n'), 1],
    ['a second byte order mark', `${one}\xef\xbb\xbf`.repeat(2).replace(one, garbage), 1],
  ])('refuses %s', (_, content, line) => {
    expect(verdict(content)).toBe(`refused at line ${line}`);
  });

  it('swallows the BEGIN behind a block without END, and so the certificate there', () => {
    expect(verdict(`${one.replace(/-----END.*\n/, '')}${two}`)).toEqual([1]);
  });

  it('reads a long line in pieces of 254 octets, so that a boundary may begin inside it', () => {
    expect(verdict(long(one, 254))).toEqual([1]);
    expect(verdict(long(one, 253))).toBe('refused at line 1');
  });

  it('gives the bytes of each certificate', () => {
    const reading = readAsOpenssl(pemOf('CERTIFICATE', handmade()));
    expect(reading).toMatchObject({ loads: true, anchors: [{ der: handmade(), line: 1 }] });
  });

  it('takes what another decoder calls malformed but OpenSSL does not', () => {
    const lenient = handmade({ serialNumber: octets('02 81 01 05') });
    expect(malformationOf(lenient).what).toContain('not minimal');
    expect(verdict(pemOf('CERTIFICATE', lenient))).toEqual([1]);
  });

  it('need not decode again what is known to be well-formed', () => {
    const content = pemOf('CERTIFICATE', octets('30 00'));
    expect(readAsOpenssl(content)).toMatchObject({ loads: false });
    expect(readAsOpenssl(content, new Map([[1, octets('30 00')]]))).toMatchObject({ loads: true });
  });
});
