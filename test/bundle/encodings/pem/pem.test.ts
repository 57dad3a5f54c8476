import { describe, expect, it } from 'vitest';
import { handmade } from '../../../../fixtures/certificates.ts';
import { pemOf } from '../../../../fixtures/lab/authority.ts';
import { type PemBlock, type PemContent, readPem } from '../../../../src/bundle/encodings/pem/pem.ts';

const der = handmade();
const good = pemOf('CERTIFICATE', der);
const lines = good.split('\n').length - 1;
const body = good.split('\n').slice(1, -2).join('\n');
const one = (text: string): PemBlock | undefined => readPem(text)[0];
const summary = (text: string) =>
  readPem(text).map((block) => `#${block.block} line ${block.line} ${block.kind === 'refusal' ? block.id : stateOf(block)}`);
const stateOf = ({ mended }: PemContent) => (mended ? `mended: ${mended.repairs.map(({ id }) => id).join(' ')}` : 'good');

describe('a PEM block', () => {
  it.each([
    ['with LF', good],
    ['with CRLF', good.replaceAll('\n', '\r\n')],
    ['behind a byte order mark', `\xef\xbb\xbf${good}`],
    ['without a line break at the end', good.trimEnd()],
    ['with trailing blanks', good.replaceAll('\n', ' \t\n')],
    ['with base64 on one line', good.replace(body, body.replaceAll('\n', ''))],
    ['with blank lines', good.replaceAll('\n', '\n\n')],
    ['with the old label', pemOf('X509 CERTIFICATE', der)],
    ['with the label of trust settings and none', pemOf('TRUSTED CERTIFICATE', der)],
  ])('is read %s', (_, text) => {
    const label = /BEGIN ([A-Z0-9 ]+)/.exec(text)?.[1];
    const [start, end] = [text.indexOf('-----'), text.trimEnd().length];
    expect(readPem(text)).toEqual([{ block: 1, line: 1, kind: 'content', label, der: Buffer.from(der), start, end, isClosed: true }]);
  });

  it.each([
    ['a private key', pemOf('PRIVATE KEY', der), 'private-key', 'a private key stands here (PRIVATE KEY)'],
    ['an encrypted private key', pemOf('ENCRYPTED PRIVATE KEY', der), 'private-key', 'a private key stands here (ENCRYPTED PRIVATE KEY)'],
    [
      'an RSA private key cut off',
      pemOf('RSA PRIVATE KEY', der).replace(/-----END.*\n/, ''),
      'private-key',
      'a private key stands here (RSA PRIVATE KEY)',
    ],
    ['a request', pemOf('CERTIFICATE REQUEST', der), 'not-a-certificate', 'the block is a CERTIFICATE REQUEST'],
    ['a revocation list', pemOf('X509 CRL', der), 'not-a-certificate', 'the block is a X509 CRL'],
    [
      'four hyphens at BEGIN',
      good.replace('-----BEGIN', '----BEGIN'),
      'pem-boundary',
      'BEGIN does not have five hyphens on each side (line 1)',
    ],
    [
      'six hyphens at END',
      good.replace('-----END', '------END'),
      'pem-boundary',
      `END does not have five hyphens on each side (line ${lines})`,
    ],
    ['lost hyphens at the end of BEGIN', good.replace('CERTIFICATE-----\nM', 'CERTIFICATE--\nM'), 'pem-boundary', 'five hyphens'],
    ['two blanks in BEGIN', good.replace('BEGIN ', 'BEGIN  '), 'pem-boundary', 'BEGIN does not have five hyphens'],
    [
      'a word behind BEGIN',
      good.replace('-----\n', '----- x\n'),
      'pem-base64',
      `ends inside a group of four characters (line ${lines - 1})`,
    ],
    ['a comment sign before BEGIN', `# ${good}`, 'pem-boundary', 'BEGIN is commented out (line 1)'],
    ['a comment sign before END', good.replace('-----END', '#-----END'), 'pem-boundary', `END is commented out (line ${lines})`],
    ['typographic dashes', good.replace('-----BEGIN', '\xe2\x80\x94\xe2\x80\x94BEGIN'), 'pem-boundary', 'BEGIN has typographic dashes'],
    ['another label at END', good.replace('END CERTIFICATE', 'END PKCS7'), 'pem-boundary', 'BEGIN CERTIFICATE is closed by END PKCS7'],
    ['BEGIN alone', good.replace(/-----END.*\n/, ''), 'pem-unterminated', 'BEGIN CERTIFICATE has no END: the block is cut off'],
    ['headers', good.replace('\n', '\nProc-Type: 4,ENCRYPTED\n\n'), 'pem-headers', 'headers stand between'],
    ['a character that is not base64', good.replace(body, `${body.slice(0, 70)}?${body.slice(71)}`), 'pem-base64', 'not base64 (line 3)'],
    ['a lost character', good.replace(body, body.slice(1)), 'pem-base64', `ends inside a group of four characters (line ${lines - 1})`],
    ['an ellipsis in place of base64', good.replace(body, '...'), 'pem-base64', 'the block has a character that is not base64 (line 2)'],
    ['nothing inside', good.replace(body, ''), 'pem-base64', 'the block is empty (line 1)'],
  ])('is refused with %s', (_, text, id, detail) => {
    expect(readPem(text)).toHaveLength(1);
    expect(one(text)).toMatchObject({ kind: 'refusal', id, block: 1, line: 1, detail: expect.stringContaining(detail) });
  });

  it('is refused at its END where it has no BEGIN', () => {
    expect(readPem(good.slice(good.indexOf('\n') + 1))).toEqual([
      {
        block: 1,
        line: lines - 1,
        start: body.length + 1,
        end: body.length + 1 + '-----END CERTIFICATE-----'.length,
        isClosed: false,
        kind: 'refusal',
        id: 'pem-boundary',
        detail: 'END CERTIFICATE has no BEGIN',
      },
    ]);
  });

  it('that is a private key is never echoed', () => {
    const secret = Buffer.from('correct horse battery staple');
    const told = JSON.stringify(readPem(`${pemOf('PRIVATE KEY', secret)}${pemOf('RSA PRIVATE KEY', secret)}`));
    expect(told).not.toContain(secret.toString('base64').slice(0, 8));
    expect(readPem(pemOf('EC PRIVATE KEY', secret))).toMatchObject([
      { block: 1, line: 1, kind: 'refusal', id: 'private-key', detail: 'a private key stands here (EC PRIVATE KEY)' },
    ]);
  });
});

describe('a PEM block that is mended', () => {
  const boundary = (detail: string) => ({ kind: 'refusal', id: 'pem-boundary', detail });
  it.each([
    ['an indented BEGIN', ` ${good}`, ['indented'], boundary('BEGIN does not stand at the start of its line (line 1)')],
    [
      'an indented END',
      good.replace('-----END', ' -----END'),
      ['indented'],
      boundary(`END does not stand at the start of its line (line ${lines})`),
    ],
    [
      'base64 behind BEGIN',
      good.replace('-----\n', '-----'),
      ['embedded'],
      boundary('BEGIN is followed by other text on its line (line 1)'),
    ],
    [
      'the whole block on one line',
      good.replaceAll('\n', ''),
      ['embedded'],
      boundary('BEGIN is followed by other text on its line (line 1)'),
    ],
    [
      'a header',
      good.replace('\n', '\nA: b\n\n'),
      ['headers'],
      { kind: 'refusal', id: 'pem-headers', detail: 'headers stand between BEGIN and the base64 text' },
    ],
    [
      'quotation marks',
      good.replace(body, body.replace(/^.*$/gm, '"$&"')),
      ['quoted'],
      { kind: 'refusal', id: 'pem-base64', detail: 'the block has a character that is not base64 (line 2)' },
    ],
  ])('by %s has the bytes, the repairs, and the refusal for where they are not certain', (_, text, ids, otherwise) => {
    const block = one(text);
    expect(block).toMatchObject({ kind: 'content', der: Buffer.from(der), mended: { otherwise } });
    expect(block?.kind === 'content' && block.mended?.repairs.map(({ id }) => id)).toEqual(ids);
  });

  it('names each repair once', () => {
    const text = good.replace(/^/gm, ' ');
    expect(summary(text)).toEqual(['#1 line 1 mended: indented']);
  });
});

describe('the blocks of a PEM text', () => {
  const between = 'a comment\n# Größe\n\n';

  it('are numbered, each with its first line, whatever text stands between', () => {
    const text = `${between}${good}${between}${pemOf('CERTIFICATE REQUEST', der)}${good}`;
    expect(summary(text)).toEqual([
      '#1 line 4 good',
      `#2 line ${4 + lines + 3} not-a-certificate`,
      `#3 line ${4 + lines + 3 + lines} good`,
    ]);
  });

  it('are two where END and BEGIN are glued, and both are mended', () => {
    const glued = `${good.trimEnd()}${good}`;
    expect(summary(glued)).toEqual(['#1 line 1 mended: glued-boundaries', `#2 line ${lines} mended: glued-boundaries`]);
  });

  it.each([
    [3, 'pem-boundary', 'pem-boundary'],
    [5, 'pem-boundary', 'mended: glued-boundaries'],
    [6, 'mended: glued-boundaries', 'pem-boundary'],
    [9, 'mended: glued-boundaries', 'pem-boundary'],
    [10, 'mended: glued-boundaries', 'mended: glued-boundaries'],
    [11, 'pem-boundary', 'mended: glued-boundaries'],
    [12, 'pem-boundary', 'mended: glued-boundaries'],
    [64, 'pem-boundary', 'mended: glued-boundaries'],
  ])('are two, whatever became of the hyphens between them: %i', (count, first, second) => {
    const text = (good.trimEnd() + good).replace('-'.repeat(10), '-'.repeat(count));
    expect(summary(text)).toEqual([`#1 line 1 ${first}`, `#2 line ${lines} ${second}`]);
  });

  it('are two where typographic dashes stand between them, and both are refused', () => {
    const text = (good.trimEnd() + good).replace('-'.repeat(10), '\xe2\x80\x94'.repeat(4));
    expect(summary(text)).toEqual(['#1 line 1 pem-boundary', `#2 line ${lines} pem-boundary`]);
  });

  it('are two where the first is cut off, and the second is good', () => {
    expect(summary(`${good.replace(/-----END.*\n/, '')}${good}`)).toEqual(['#1 line 1 pem-unterminated', `#2 line ${lines} good`]);
  });

  it.each(['', 'no block at all', 'BEGIN CERTIFICATE', '--- BEGIN ---', '----- a line -----\n'])('are none in %j', (text) => {
    expect(readPem(text)).toEqual([]);
  });
});
