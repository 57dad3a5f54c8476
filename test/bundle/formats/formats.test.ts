import { describe, expect, it } from 'vitest';
import { commonName } from '../../../fixtures/certificates.ts';
import { sequence } from '../../../fixtures/der.ts';
import { readAsOpenssl } from '../../../src/bundle/encodings/openssl/openssl-pem.ts';
import { type Format, formats } from '../../../src/bundle/formats/index.ts';
import type { MergedEntry } from '../../../src/bundle/merge.ts';
import { readBundle } from '../../../src/bundle/read.ts';
import { sorted } from '../../../src/bundle/sort.ts';
import { bundleOf, handmadePem, latin1, serial } from '../entries.ts';

const all = Object.keys(formats) as Format[];
const fingerprints = (entries: readonly Pick<MergedEntry, 'certificate'>[]) => entries.map(({ certificate }) => certificate.sha256);
const print = (format: Format, bundle: readonly MergedEntry[], withComments = true) =>
  latin1(Buffer.from(formats[format](bundle, { withComments })));
const named = (name: string) => handmadePem({ subject: sequence(commonName(name)) });

describe.each(all)('the format %s', (format) => {
  it('is what it has always been', async () => {
    const bundle = await bundleOf({ 'corp/grüße.pem': serial(1), 'gate.pem': serial(1) + named('Ämter\n"CA"') });
    await expect(formats[format](bundle, {})).toMatchFileSnapshot(`golden/${format}.txt`);
  });

  it.each([[true], [false]])('is read again with the same certificates in their order (comments: %s)', async (withComments) => {
    const bundle = await bundleOf({ 'a.pem': serial(3) + serial(1) + serial(2) });
    const { entries, refused } = await readBundle({ path: 'x', text: print(format, bundle, withComments) });
    expect(fingerprints(entries)).toEqual(fingerprints(bundle));
    expect(refused).toEqual([]);
  });

  it.each([
    ['a boundary', '-----BEGIN CERTIFICATE-----'],
    ['a whole certificate', serial(9)],
    ['a whole certificate with escaped line ends', serial(9).replaceAll('\n', '\\n')],
    ['the end of a string', '", "pem": "x'],
    ['the end of a block', '\n  other: |\n    x'],
  ])('cannot be forged by a subject or a path that holds %s', async (_, text) => {
    const bundle = await bundleOf({ [text]: named(text) });
    const { entries, refused } = await readBundle({ path: 'x', text: print(format, bundle) });
    expect(fingerprints(entries)).toEqual(fingerprints(bundle));
    expect(refused).toEqual([]);
  });
});

describe('a bundle', () => {
  it('as PEM loads in OpenSSL with exactly its certificates', async () => {
    const bundle = await bundleOf({ 'a.pem': serial(3) + serial(1) });
    const reading = readAsOpenssl(print('pem', bundle));
    expect(reading.loads && reading.anchors.map(({ der }) => Buffer.from(der))).toEqual(
      bundle.map(({ certificate }) => Buffer.from(certificate.der)),
    );
  });

  it('as base64 is one line of PEM without comments', async () => {
    const bundle = await bundleOf({ 'a.pem': serial(1) });
    expect(Buffer.from(print('base64', bundle), 'base64').toString()).toBe(serial(1));
    expect(print('base64', bundle)).toMatch(/^[A-Za-z0-9+/]+={0,2}\n$/);
  });

  it('as JSON is ASCII and says of each certificate what the comments say', async () => {
    const text = print('json', await bundleOf({ 'grüße.pem': named('Ämter -----BEGIN X-----') }));
    expect(text).toMatch(/^[\n -~]+$/);
    expect(JSON.parse(text)).toEqual([
      {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        subject: 'CN=Ämter -----BEGIN X-----',
        issuer: 'CN=Handmade Issuer',
        notBefore: '2026-01-01T00:00:00.000Z',
        notAfter: '2036-01-01T00:00:00.000Z',
        sources: ['grüße.pem'],
        pem: named('Ämter -----BEGIN X-----'),
      },
    ]);
  });

  it('as a ConfigMap is its PEM under one key, indented', async () => {
    const bundle = await bundleOf({ 'a.pem': serial(1) + serial(2) });
    const [head, body] = print('configmap', bundle).split('  ca-bundle.crt: |\n');
    expect(head).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ca-bundle\ndata:\n');
    expect(body?.replace(/^ {4}/gm, '')).toBe(print('pem', bundle));
  });
});

it('a sorted bundle does not depend on the order of its sources', async () => {
  const [a, b, c] = [named('A'), named('B'), serial(1)];
  const one = sorted(await bundleOf({ x: b + c + a }));
  const other = sorted(await bundleOf({ x: c + a + b }));
  expect(one.map(({ certificate }) => certificate.displayName)).toEqual(['A', 'B', 'Handmade Subject']);
  expect(fingerprints(other)).toEqual(fingerprints(one));
});
