import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { integer } from '../../../fixtures/der.ts';
import { pemOf } from '../../../fixtures/lab/authority.ts';
import { readPem } from '../../../src/bundle/encodings/pem.ts';
import { readBundle } from '../../../src/bundle/read.ts';

const certificate = fc.integer({ min: 1, max: 127 }).map((serial) => pemOf('CERTIFICATE', handmade({ serialNumber: integer(serial) })));
const block = fc.oneof(
  certificate.map((text) => ({ text, id: undefined })),
  certificate.map((text) => ({ text: text.replaceAll('\n', '\r\n'), id: undefined })),
  certificate.map((text) => ({ text: text.replaceAll('CERTIFICATE', 'PKCS7'), id: 'not-a-certificate' })),
  certificate.map((text) => ({ text: text.replaceAll('CERTIFICATE', 'PRIVATE KEY'), id: 'private-key' })),
  certificate.map((text) => ({ text: text.replace('-----BEGIN', '----BEGIN'), id: 'pem-boundary' })),
  certificate.map((text) => ({ text: ` ${text}`, id: 'pem-boundary' })),
  certificate.map((text) => ({ text: text.replace('\nM', '\n!'), id: 'pem-base64' })),
  certificate.map((text) => ({ text: text.replace('\n', '\nName: value\n\n'), id: 'pem-headers' })),
  certificate.map((text) => ({ text: text.replace('\nM', '\nA'), id: 'malformed' })),
);
// Noise of one line each, with hyphens, but without a BEGIN or END.
const noise = fc
  .array(fc.constantFrom('# comment', '', 'Subject: CN=Ä', '----- -----', '=====', '\xff\xfe', '-----CERTIFICATE-----', 'QUJD'), {
    maxLength: 4,
  })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));
const file = fc.array(fc.tuple(noise, block), { minLength: 1, maxLength: 6 });

describe('from any mix of blocks and noise', () => {
  it('each block is accounted for: by number, line and what became of it', () => {
    fc.assert(
      fc.property(file, noise, (parts, end) => {
        const text = `${parts.map(([before, { text }]) => before + text).join('')}${end}`;
        const { entries, refused } = readBundle({ path: 'mix.pem', text });
        const found = [
          ...entries.map(({ origin }) => ({ ...origin, id: undefined })),
          ...refused.map(({ origin, id }) => ({ ...origin, id })),
        ].sort((left, right) => left.block - right.block);
        let line = 1;
        const expected = parts.map(([before, { text, id }], i) => {
          line += before.split('\n').length - 1;
          const place = { path: 'mix.pem', block: i + 1, line, id };
          line += text.split('\n').length - 1;
          return place;
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('and from any text at all, blocks are numbered from 1 and stand on rising lines', () => {
    const words = fc.constantFrom(
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      '--',
      'BEGIN ',
      'END PKCS7',
      '\n',
      '\r\n',
      'QUJD',
      ' ',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const blocks = readPem(parts.join(''));
        expect(blocks.map(({ block }) => block)).toEqual(blocks.map((_, i) => i + 1));
        expect(blocks.map(({ line }) => line)).toEqual(blocks.map(({ line }) => line).toSorted((left, right) => left - right));
        const begins = parts.join('').split('-----BEGIN CERTIFICATE-----').length - 1;
        expect(blocks.length).toBeGreaterThanOrEqual(begins);
      }),
      { numRuns: 500 },
    );
  });
});
