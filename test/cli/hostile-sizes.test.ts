import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commonName, criticalExtension, extensions, handmade } from '../../fixtures/certificates.ts';
import { bitString, integer, octets, sequence, yes } from '../../fixtures/der.ts';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { pemOf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { CheckReport } from '../../src/report/report.ts';

const megabytes = (text: string) => text.repeat(Math.ceil(5_000_000 / text.length));
const block = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
const { keyPem } = await root();

/** Of the processor's time, so that nobody else's load counts; a good machine takes a fraction of it. */
const limitMs = 2000;

async function within(args: readonly string[]): Promise<{ readonly code: number | null; readonly stdout: string }> {
  const begun = process.cpuUsage();
  const ran = await runInWorld(args);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(limitMs);
  return ran;
}

describe('a file of five megabytes that somebody made to be slow is told in passing', () => {
  it.each([
    ['private keys', megabytes(keyPem), 'private-key'],
    ['private keys in small pieces', megabytes('-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----\n'), 'private-key'],
    ['hyphens before a word that begins nothing', megabytes(`${'-'.repeat(250)}xBEGIN`), 'no-certificate'],
    ['hyphens before a word that begins something', megabytes(`${'-'.repeat(250)}BEGIN`), 'no-certificate'],
    ['a body of backslashes', block(megabytes('\\')), 'pem-base64'],
    ['a body of written line ends', block(megabytes('\\n')), 'pem-base64'],
  ])('%s', async (_, text, id) => {
    using folder = temporaryFolder({ 'b.pem': text });
    const { code, stdout } = await within(['check', folder.join('b.pem'), '--json']);
    const { refused } = JSON.parse(stdout) as CheckReport;
    expect([code, new Set(refused.map((refusal) => refusal.id))]).toEqual([2, new Set([id])]);
    expect(await within(['merge', folder.join('b.pem'), sample('corp-root.pem'), '-o', folder.join('out.crt')])).toMatchObject({ code: 2 });
  });
});

describe('two thousand certificates whose keys are slow to verify with', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP512r1' });
  const name = sequence(commonName('Slow CA'));
  const usual = {
    subject: name,
    issuer: name,
    publicKeyInfo: publicKey.export({ type: 'spki', format: 'der' }),
    signature: bitString(sequence(integer(1), integer(2))),
    extensions: extensions(criticalExtension('2.5.29.19', sequence(yes)), criticalExtension('2.5.29.15', bitString(octets('06'), 1))),
  };
  const slow = Array.from({ length: 2000 }, (_, i) =>
    pemOf('CERTIFICATE', handmade({ ...usual, serialNumber: integer(1, 0x40 | (i >> 6), 0x40 | (i & 0x3f)) })),
  ).join('');

  it('are verified as far as time allows, and the others are named', async () => {
    using folder = temporaryFolder({ 'b.pem': slow });
    const { code, stdout } = await within(['check', folder.join('b.pem'), '--json']);
    const { certificates } = JSON.parse(stdout) as CheckReport;
    const unchecked = certificates.filter(({ findings }) => findings.some(({ id }) => id === 'signature-not-checked'));
    const found = certificates.filter(({ findings }) => findings.some(({ id }) => id === 'bad-self-signature'));
    expect([code, certificates.length, unchecked.length + found.length]).toEqual([2, 2000, 2000]);
    expect(found.length).toBeGreaterThan(100);
    expect(unchecked.length).toBeGreaterThan(1000);
  });

  it('are named for people with --verbose', async () => {
    using folder = temporaryFolder({ 'b.pem': slow });
    expect((await within(['check', folder.join('b.pem'), '--verbose'])).stdout).toMatch(/^notice .*signature-not-checked/m);
  });
});
