import { describe, expect, it } from 'vitest';
import { handmade } from '../../fixtures/certificates.ts';
import { octets } from '../../fixtures/der.ts';
import { pemOf } from '../../fixtures/lab/authority.ts';
import { originText } from '../../src/bundle/origin.ts';
import { hasBlocks, readBundle } from '../../src/bundle/read.ts';
import { handmadePem } from './entries.ts';

const read = (text: string) => readBundle({ path: 'corp.pem', text });
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a bundle that is read', () => {
  it('gives certificates and refusals with the place of each', () => {
    const { entries, refused } = read(`# Corp\n${handmadePem()}${pemOf('PKCS7', octets('30 00'))}`);
    expect(entries.map(({ origin, certificate }) => [originText(origin), certificate.displayName])).toEqual([
      ['corp.pem:2 #1', 'Handmade Subject'],
    ]);
    expect(refused.map(({ origin, id }) => [originText(origin), id])).toEqual([['corp.pem:12 #2', 'not-a-certificate']]);
  });

  it('refuses a block whose bytes are no certificate, and says what is wrong at which byte', () => {
    expect(read(pemOf('CERTIFICATE', octets('30 00')))).toEqual({
      entries: [],
      refused: [
        {
          origin: { path: 'corp.pem', block: 1, line: 1 },
          id: 'malformed',
          detail: 'to-be-signed certificate is missing or cut off, at byte 2',
        },
      ],
    });
  });

  it('keeps two copies of one certificate: to merge them is not its business', () => {
    expect(read(handmadePem().repeat(2)).entries).toHaveLength(2);
  });

  it.each([
    ['an empty file', '', 'no-certificate', 'the file is empty'],
    ['a file of text', 'Dear colleague,\n', 'no-certificate', 'the file holds no certificate'],
    ['DER', latin1(handmade()), 'der-encoding', 'the file is binary (DER), not PEM text'],
    ['UTF-16, little endian', latin1(Buffer.from(`\ufeff${handmadePem()}`, 'utf16le')), 'utf-16', 'the file is UTF-16 text'],
    ['UTF-16, big endian', latin1(Buffer.from(`\ufeff${handmadePem()}`, 'utf16le').swap16()), 'utf-16', 'the file is UTF-16 text'],
    ['UTF-16 without a mark', latin1(Buffer.from(handmadePem(), 'utf16le')), 'utf-16', 'the file is UTF-16 text'],
  ])('is refused as a whole where it is %s', (_, text, id, detail) => {
    const { entries, refused } = read(text);
    expect(entries).toEqual([]);
    expect(refused).toEqual([{ origin: { path: 'corp.pem', block: 0, line: 1 }, id, detail }]);
    expect(refused.map(({ origin }) => originText(origin))).toEqual(['corp.pem']);
  });
});

it.each([
  [handmadePem(), true],
  [`text\n${handmadePem()}`, true],
  ['----BEGIN CERTIFICATE----', true],
  [latin1(handmade()), true],
  [latin1(Buffer.from(handmadePem(), 'utf16le')), true],
  ['', false],
  ['README of the folder', false],
])('a file in a folder is a source where it seems to hold a block (%#)', (text, expected) => {
  expect(hasBlocks(text)).toBe(expected);
});
