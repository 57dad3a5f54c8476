import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sample } from '../../fixtures/folder.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl/openssl-pem.ts';
import { commentLine } from '../../src/bundle/formats/comment.ts';
import { readBundle } from '../../src/bundle/read.ts';

const good = readFileSync(sample('corp-root.pem'), 'latin1');
const read = (text: string) => readBundle({ path: 'x', text }, { withNotedSources: true });
const block = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;

// Whoever reads such a file twice for each of its parts needs hours: the time limit of a test is bound enough.
describe('a file that somebody made to be slow is read in passing', () => {
  it.each([
    ['hyphens only', '-'.repeat(4_000_000)],
    ['boundaries on one line', '-----BEGIN A-----'.repeat(100_000)],
    ['blocks on one line', '-----BEGIN A----------END A-----'.repeat(80_000)],
    ['one line', 'x'.repeat(20_000_000)],
    ['blanks behind hyphens', `-${' '.repeat(4_000_000)}BEGIN A-`],
    ['a block on one line', block('A'.repeat(20_000_000))],
    ['many small blocks', block('AAAA').repeat(20_000)],
    ['blanks behind a header', `-----BEGIN CERTIFICATE-----\nA: b\n${' '.repeat(4_000_000)}-----END CERTIFICATE-----\n`],
    ['headers', block('A: b\n'.repeat(1_000_000))],
    ['one header of many lines', block(`A: b\n${' c\n'.repeat(1_000_000)}`)],
    ['backslashes', block('\\'.repeat(4_000_000))],
    ['quotation marks', block('"+ '.repeat(1_000_000))],
    ['a quotation mark and line ends', block(`"+${'\n'.repeat(4_000_000)}`)],
    ['backslashes in base64 alone', `MA${'\\'.repeat(1_000_000)}`],
    ['blanks alone', ' '.repeat(20_000_000)],
    ['base64 alone', `MIIB${'A'.repeat(10_000_000)}`],
    ['base64 of base64', `LS0tLS1CRUdJTi${'A'.repeat(10_000_000)}`],
    ['what begins like DER on each line', '\0\n0\x84'.repeat(1_000_000)],
    ['small DER values', '0\x81\0'.repeat(30_000)],
    ['small DER values between lines of text', '0\x81\0x\n'.repeat(30_000)],
    ['a long line over a block', `# ${'x'.repeat(10_000_000)}\n${block('AAAA')}`],
    ['comments over a block', `${'# Source: x\n'.repeat(500_000)}${block('AAAA')}`],
  ])('%s', async (_, text) => {
    expect((await read(text)).entries).toEqual([]);
    expect(readAsOpenssl(text).loads).toBe(false);
  });

  it.each(['-', ' -', 'BEGIN-', '\u2014'])('and so is a name of %j that is printed in a comment', (name) => {
    expect(commentLine(name.repeat(500_000)).length).toBeLessThan(250);
  });

  it('and one with too many blocks is refused as a whole', async () => {
    await expect(read('-----BEGIN A-----\n-----END A-----\n'.repeat(120_000))).rejects.toMatchObject({ code: 'too-many-blocks' });
  });
});

describe('what loaders pass over in silence is told', () => {
  const der = Buffer.from(good.replace(/-----.*-----/g, ''), 'base64').toString('latin1');
  it.each([
    ['raw DER that is cut off behind a block', `${good}${der.slice(0, -1)}`, 'binary-content'],
    ['raw DER that is cut off before a block', `${der.slice(0, 200)}\n${good}`, 'malformed'],
    ['UTF-16 behind a block', `${good}${Buffer.from(good, 'utf16le').toString('latin1')}`, 'binary-content'],
    ['a NUL between blocks', `${good}\0\n${good}`, 'binary-content'],
    ['a boundary in small letters', good.replaceAll('CERTIFICATE', 'certificate'), 'pem-boundary'],
  ])('%s', async (_, text, id) => {
    expect((await read(text)).refused.map((refusal) => refusal.id)).toContain(id);
  });

  it.each([
    ['raw DER behind a block', `${good}${der}`, 'binary-appended', 2],
    ['an indented block behind one that is not', `${good}${good.replace(/^/gm, ' ')}`, 'indented', 2],
  ])('%s, though it is read', async (_, text, id, count) => {
    const { entries, refused, repairs } = await read(text);
    expect([entries.length, refused, repairs.map((repair) => repair.id)]).toEqual([count, [], [id]]);
  });

  it('but text in any language is not', async () => {
    const { refused, repairs } = await read(Buffer.from(`# Zertifikat für Zürich — 証明書\n${good}`).toString('latin1'));
    expect([refused, repairs]).toEqual([[], []]);
  });
});
