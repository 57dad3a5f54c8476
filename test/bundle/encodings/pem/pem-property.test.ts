import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handmade } from '../../../../fixtures/certificates.ts';
import { integer } from '../../../../fixtures/der.ts';
import { pemOf } from '../../../../fixtures/lab/authority.ts';
import { readPem } from '../../../../src/bundle/encodings/pem/pem.ts';
import { readBundle } from '../../../../src/bundle/read.ts';

const certificate = fc.integer({ min: 1, max: 127 }).map((serial) => pemOf('CERTIFICATE', handmade({ serialNumber: integer(serial) })));
const block = fc.oneof(
  certificate.map((text) => ({ text, id: undefined })),
  certificate.map((text) => ({ text: text.replaceAll('\n', '\r\n'), id: undefined })),
  certificate.map((text) => ({ text: ` ${text}`, id: undefined })),
  certificate.map((text) => ({ text: text.replaceAll(/^(?=.)/gm, '> '), id: undefined })),
  certificate.map((text) => ({ text: `${JSON.stringify(text)}\n`, id: undefined })),
  certificate.map((text) => ({ text: text.replace('\n', '\nName: value\n\n'), id: undefined })),
  certificate.map((text) => ({ text: text.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), id: 'not-a-certificate' })),
  certificate.map((text) => ({ text: text.replaceAll('CERTIFICATE', 'PRIVATE KEY'), id: 'private-key' })),
  certificate.map((text) => ({ text: text.replace('-----BEGIN', '----BEGIN'), id: 'pem-boundary' })),
  certificate.map((text) => ({ text: `# ${JSON.stringify(text)}\n`, id: 'pem-boundary' })),
  certificate.map((text) => ({ text: text.replace('\nM', '\n!'), id: 'pem-base64' })),
  certificate.map((text) => ({ text: text.replace('\n', '\nProc-Type: 4,ENCRYPTED\n\n'), id: 'pem-headers' })),
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
  it('each block is accounted for: by number, line and what became of it', async () => {
    await fc.assert(
      fc.asyncProperty(file, noise, async (parts, end) => {
        const text = `# mix\n${parts.map(([before, { text: own }]) => before + own).join('')}${end}`;
        const { entries, refused } = await readBundle({ path: 'mix.pem', text });
        const found = [
          ...entries.map(({ origin }) => ({ ...origin, id: undefined })),
          ...refused.map(({ origin, id }) => ({ ...origin, id })),
        ].sort((left, right) => left.block - right.block);
        let line = 2;
        const expected = parts.map(([before, { text: own, id }], i) => {
          line += before.split('\n').length - 1;
          const place = { path: 'mix.pem', block: i + 1, line, id };
          line += own.split('\n').length - 1;
          return place;
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('and from any text at all, blocks are numbered from 1 and stand on rising lines', async () => {
    const words = fc.constantFrom(
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      '--',
      'BEGIN ',
      'END PKCS7',
      '\n',
      '\r\n',
      '\r',
      '\\n',
      '"',
      '# ',
      'A: b',
      'QUJD',
      ' ',
      '\0',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 30 }), async (parts) => {
        const text = parts.join('');
        const blocks = readPem(text);
        expect(blocks.map(({ block: number }) => number)).toEqual(blocks.map((_, i) => i + 1));
        expect(blocks.map(({ line }) => line)).toEqual(blocks.map(({ line }) => line).toSorted((left, right) => left - right));
        const begins = text.split('-----BEGIN CERTIFICATE-----').length - 1;
        expect(blocks.length).toBeGreaterThanOrEqual(begins);
        const { entries, refused } = await readBundle({ path: 'x', text });
        expect(new Set([...entries, ...refused].map(({ origin }) => origin.block)).size).toBeGreaterThanOrEqual(begins);
      }),
      { numRuns: 500 },
    );
  });
});
