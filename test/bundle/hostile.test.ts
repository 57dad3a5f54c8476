import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sample } from '../../fixtures/folder.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl-pem.ts';
import { readBundle } from '../../src/bundle/read.ts';

const good = readFileSync(sample('corp-root.pem'), 'latin1');

// Whoever reads such a file twice for each of its parts needs hours: the time limit of a test is bound enough.
describe('a file that somebody made to be slow is read in passing', () => {
  it.each([
    ['hyphens only', '-'.repeat(4_000_000)],
    ['boundaries on one line', '-----BEGIN A-----'.repeat(100_000)],
    ['one line', 'x'.repeat(20_000_000)],
    ['blanks behind hyphens', `-${' '.repeat(4_000_000)}BEGIN A-`],
    ['a block on one line', `-----BEGIN CERTIFICATE-----\n${'A'.repeat(20_000_000)}\n-----END CERTIFICATE-----\n`],
    ['many small blocks', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'.repeat(20_000)],
  ])('%s', (_, text) => {
    expect(readBundle({ path: 'x', text }).entries).toEqual([]);
    expect(readAsOpenssl(text).loads).toBe(false);
  });

  it('and one with too many blocks is refused as a whole', () => {
    const text = '-----BEGIN A-----\n-----END A-----\n'.repeat(120_000);
    expect(() => readBundle({ path: 'x', text })).toThrow(expect.objectContaining({ code: 'too-many-blocks' }));
  });
});

describe('what loaders pass over in silence is told', () => {
  const der = Buffer.from(good.replace(/-----.*-----/g, ''), 'base64').toString('latin1');
  it.each([
    ['raw DER behind a block', `${good}${der}`, 'binary-content'],
    ['raw DER before a block', `${der}\n${good}`, 'binary-content'],
    ['UTF-16 behind a block', `${good}${Buffer.from(good, 'utf16le').toString('latin1')}`, 'binary-content'],
    ['a NUL between blocks', `${good}\0\n${good}`, 'binary-content'],
    ['a boundary in small letters', good.replaceAll('CERTIFICATE', 'certificate'), 'pem-boundary'],
  ])('%s', (_, text, id) => {
    expect(readBundle({ path: 'x', text }).refused.map((refusal) => refusal.id)).toContain(id);
  });

  it('but text in any language is not', () => {
    expect(readBundle({ path: 'x', text: Buffer.from(`# Zertifikat für Zürich — 証明書\n${good}`).toString('latin1') }).refused).toEqual(
      [],
    );
  });
});
