import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { MergeReport } from '../../src/report/report.ts';

const gate = await root({ name: 'Gate CA' });
const office = await root({ name: 'Office CA' });
const expired = await root({ name: 'Old CA', notAfter: new Date('2026-06-01') });

type Told = MergeReport & { readonly code: number | null };

async function merge(output: string, ...args: readonly string[]): Promise<Told> {
  const { code, stdout } = await runInWorld(['merge', ...args, '-o', output, '--json']);
  return { ...(JSON.parse(stdout) as MergeReport), code };
}

describe('expired certificates on standard input', () => {
  it('stop the merge, also where the output is standard output', async () => {
    const { code, stdout, stderr } = await runInWorld(['merge', '-', '-o', '-'], { input: gate.pem + expired.pem });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('nothing written: 1 of 2 rejected');
    expect(stderr).not.toMatch(/^left out/m);
  });
});

describe('a source folder', () => {
  it.each([
    ['an empty file', 'corp-ca.crt', ''],
    ['a page that says who may not download it', 'corp-ca.crt', '<!DOCTYPE html>\n<html><body>403 Forbidden</body></html>\n'],
    ['a text', 'CORP-CA.PEM', 'to be sent by Monday\n'],
  ])('stops the merge for %s that is named like a certificate', async (_, name, content) => {
    using folder = temporaryFolder({ 'ca/gate.pem': gate.pem, [`ca/${name}`]: content });
    const { code, refused, skipped, written } = await merge(folder.join('out.crt'), folder.join('ca'));
    expect({ code, written, skipped }).toEqual({ code: 2, written: false, skipped: [] });
    expect(refused).toMatchObject([{ id: 'no-certificate', origin: { path: folder.join(`ca/${name}`) } }]);
  });

  it('may hold a text that is named like one', async () => {
    using folder = temporaryFolder({ 'ca/gate.pem': gate.pem, 'ca/README': 'the CAs of our proxies\n', 'ca/notes.txt': '' });
    const { code, skipped } = await merge(folder.join('out.crt'), folder.join('ca'));
    expect([code, skipped.map(({ path }) => path)]).toEqual([0, [folder.join('ca/README'), folder.join('ca/notes.txt')]]);
  });

  it.each([
    ['a link to nothing', 'x.pem', 'gone.pem', 'it is a link to nothing'],
    ['a link out of it', 'x.crt', '../elsewhere/office.pem', 'it is a link out of the folder; pass --follow-links to read it'],
  ])('makes a merge warn of %s that is named like a certificate, also with --quiet', async (_, name, target, why) => {
    using folder = temporaryFolder({ 'ca/gate.pem': gate.pem, 'elsewhere/office.pem': office.pem });
    symlinkSync(target, folder.join(`ca/${name}`));
    const args = ['merge', folder.join('ca'), '-o', folder.join('out.crt'), '-q'];
    const told = `skipped   ${folder.join(`ca/${name}`)}: ${why}\n`;
    expect(await runInWorld(args)).toMatchObject({ code: 1, stdout: expect.stringContaining(told) });
    expect(await runInWorld(args)).toMatchObject({ code: 1, stdout: expect.stringContaining(told) });
  });

  it('is named as skipped where it is empty', async () => {
    using folder = temporaryFolder({ 'gate.pem': gate.pem });
    mkdirSync(folder.join('ca'));
    const { code, skipped } = await merge(folder.join('out.crt'), folder.join('gate.pem'), folder.join('ca'));
    expect({ code, skipped }).toEqual({ code: 0, skipped: [{ path: folder.join('ca'), why: 'the folder is empty' }] });
  });

  it('gives a certificate in DER that stands behind a long comment', async () => {
    using folder = temporaryFolder({ 'ca/gate': Buffer.concat([Buffer.from(`# ${'gate 3 '.repeat(100)}\n`), gate.der]) });
    expect(await merge(folder.join('out.crt'), folder.join('ca'))).toMatchObject({
      ...{ code: 0, skipped: [] },
      certificates: [{ sha256: fingerprint(gate.der) }],
    });
  });
});

describe('merge --without', () => {
  it('leaves out what a rule rejects, and is content the second time', async () => {
    using folder = temporaryFolder({ 'new.pem': gate.pem + expired.pem });
    const out = folder.join('out.crt');
    const args = [folder.join('new.pem'), '--without', fingerprint(expired.der)];
    expect(await merge(out, folder.join('new.pem'))).toMatchObject({ code: 2, written: false });
    expect(await merge(out, ...args)).toMatchObject({ code: 0, written: true, count: 1, certificates: [{ accepted: true }] });
    expect(await merge(out, ...args)).toMatchObject({ code: 0, changed: false, skipped: [] });
  });

  it('takes what a rule rejects out of the bundle, and names it the second time as one that nothing has', async () => {
    using folder = temporaryFolder({ 'out.crt': gate.pem + expired.pem });
    const out = folder.join('out.crt');
    const args = ['--keep', '--without', fingerprint(expired.der)];
    expect(await merge(out, ...args)).toMatchObject({ code: 0, written: true, count: 1, skipped: [] });
    const skipped = [{ path: `--without ${fingerprint(expired.der)}`, why: 'no certificate has this SHA-256' }];
    expect(await merge(out, ...args)).toMatchObject({ code: 0, changed: false, skipped });
  });
});
