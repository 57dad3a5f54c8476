import { describe, expect, it } from 'vitest';
import { handmade } from '../../fixtures/certificates.ts';
import { octets } from '../../fixtures/der.ts';
import { pemOf } from '../../fixtures/lab/authority.ts';
import { originText } from '../../src/bundle/origin.ts';
import { hasBlocks, readBundle } from '../../src/bundle/read.ts';
import { entriesOf, handmadePem, latin1, serial, summaryOf } from './entries.ts';

const read = (text: string) => readBundle({ path: 'corp.pem', text });

describe('a bundle that is read', () => {
  it('gives certificates and refusals with the place of each', async () => {
    const { entries, refused, repairs } = await read(`# Corp\n${handmadePem()}${pemOf('CERTIFICATE REQUEST', octets('30 00'))}`);
    expect(entries.map(({ origin, certificate }) => [originText(origin), certificate.displayName])).toEqual([
      ['corp.pem:2 #1', 'Handmade Subject'],
    ]);
    expect(entries).toMatchObject([{ encoding: 'pem', isMended: false }]);
    expect(refused.map(({ origin, id }) => [originText(origin), id])).toEqual([['corp.pem:12 #2', 'not-a-certificate']]);
    expect(repairs).toEqual([]);
  });

  it('refuses a block whose bytes are no certificate, and says what is wrong at which byte', async () => {
    expect(await read(pemOf('CERTIFICATE', octets('30 00')))).toEqual({
      entries: [],
      refused: [
        {
          origin: { path: 'corp.pem', block: 1, line: 1 },
          id: 'malformed',
          detail: 'to-be-signed certificate is missing or cut off, at byte 2',
        },
      ],
      repairs: [],
    });
  });

  it('keeps two copies of one certificate: to merge them is not its business', async () => {
    expect(await entriesOf(handmadePem().repeat(2))).toHaveLength(2);
  });

  it('keeps trust settings beside their certificate, and refuses those that cannot be decoded', async () => {
    const settings = octets('30 0c 30 0a 06 08 2b 06 01 05 05 07 03 01');
    const { entries } = await read(pemOf('TRUSTED CERTIFICATE', Buffer.concat([handmade(), settings])));
    expect(entries).toMatchObject([{ trustSettings: { trusted: ['1.3.6.1.5.5.7.3.1'] } }]);
    const { refused } = await read(pemOf('TRUSTED CERTIFICATE', Buffer.concat([handmade(), octets('30 01 05')])));
    expect(refused).toMatchObject([{ id: 'trust-settings-malformed', origin: { block: 1, line: 1 } }]);
  });

  it.each([
    ['an empty file', '', 'no-certificate', 'the file is empty'],
    ['a file of text', 'Dear colleague,\n', 'no-certificate', 'the file holds no certificate'],
    ['blank', ' \n', 'no-certificate', 'the file holds no certificate'],
    [
      'base64 of something else',
      Buffer.alloc(400, 'Dear colleague, ').toString('base64'),
      'no-certificate',
      'the file holds no certificate',
    ],
    ['UTF-16 cut inside a character', `${latin1(Buffer.from(handmadePem(), 'utf16le'))}x`, 'utf-16-malformed', 'begins like UTF-16'],
    [
      'UTF-16 with half a pair',
      latin1(Buffer.from(`\ufeff\ud800${handmadePem()}`, 'utf16le')),
      'utf-16-malformed',
      'the file begins like UTF-16 text and is none',
    ],
    ['octets that are no text', '\x00\x01\x02\x03', 'binary-content', 'octets that are no text stand outside the blocks (line 1)'],
  ])('is refused as a whole where it is %s', async (_, text, id, detail) => {
    const { entries, refused } = await read(text);
    expect(entries).toEqual([]);
    expect(refused).toEqual([{ origin: { path: 'corp.pem', block: 0, line: 1 }, id, detail: expect.stringContaining(detail) }]);
    expect(refused.map(({ origin }) => originText(origin))).toEqual(['corp.pem']);
  });
});

describe('several encodings in one file', () => {
  const [one, two, three] = [serial(1), serial(2), serial(3)];
  const der = (pem: string) => latin1(Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64'));

  it.each([
    ['DER', der(one), ['01 der 1'], []],
    ['DER with a line end behind it', `${der(one)}\n`, ['01 der 1'], []],
    ['DER behind DER', der(one) + der(two), ['01 der 1', '02 der 5'], ['binary-appended 1']],
    ['DER behind PEM', one + der(two), ['01 pem 1', '02 der 11'], ['binary-appended 1']],
    ['DER behind PEM without a line end', one.trimEnd() + der(two), ['01 pem 1', '02 der 10'], ['binary-appended 1']],
    ['DER before PEM', `${der(one)}\n${two}`, ['01 der 1', '02 pem 6'], []],
    ['DER between PEM', `${one}${der(two)}\n${three}`, ['01 pem 1', '02 der 11', '03 pem 16'], ['binary-appended 1']],
  ])('are all read: %s', async (_, text, certificates, repairs) => {
    expect(summaryOf(await read(text))).toEqual({ read: certificates, refused: [], repairs });
  });

  it.each([
    ['DER cut off behind PEM', one + der(two).slice(0, -3), ['01 pem 1'], ['binary-content 11']],
    ['a NUL behind DER', `${der(one)}\0`, [], ['der-trailing 1', 'binary-content 5']],
    ['UTF-16 behind PEM', one + latin1(Buffer.from(two, 'utf16le')), ['01 pem 1'], ['binary-content 11']],
  ])('are refused where they cannot be told apart: %s', async (_, text, certificates, refused) => {
    expect(summaryOf(await read(text))).toMatchObject({ read: certificates, refused });
  });
});

it.each([
  [handmadePem(), true],
  [`text\n${handmadePem()}`, true],
  ['----BEGIN CERTIFICATE----', true],
  [latin1(handmade()), true],
  [latin1(Buffer.from(handmadePem(), 'utf16le')), true],
  [handmade().toString('base64'), true],
  [Buffer.from(handmadePem()).toString('base64'), true],
  ['', false],
  ['README of the folder', false],
  ['MIIB is how it begins', false],
])('a file in a folder is a source where it seems to hold a block (%#)', (text, expected) => {
  expect(hasBlocks(text)).toBe(expected);
});
