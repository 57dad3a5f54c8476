import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { type Issued, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { MergeReport } from '../../src/report/report.ts';

const gate = await root({ name: 'Gate CA' });
const office = await root({ name: 'Office CA' });
const plant = await root({ name: 'Plant CA' });
const renewed = await root({ name: 'Gate CA', keys: gate.keys, notAfter: new Date('2040-01-01') });
const rekeyed = await root({ name: 'Gate CA', notAfter: new Date('2040-01-01') });
const expired = await root({ name: 'Old CA', notAfter: new Date('2026-06-01') });
const sha256 = ({ der }: Issued) => fingerprint(der);

/** A folder with a bundle `live.crt` that cabundle wrote from these, and `new.pem`. */
async function officeOf(live: readonly Issued[], added: readonly Issued[]): Promise<TemporaryFolder> {
  const folder = temporaryFolder({ 'live.pem': live.map(({ pem }) => pem).join(''), 'new.pem': added.map(({ pem }) => pem).join('') });
  await runInWorld(['merge', folder.join('live.pem'), '-o', folder.join('live.crt')], { now: Date.parse('2026-05-01') });
  return folder;
}

async function merge(folder: TemporaryFolder, ...args: readonly string[]): Promise<MergeReport & { readonly code: number | null }> {
  const { code, stdout } = await runInWorld(['merge', ...args, '-o', folder.join('live.crt'), '--json']);
  return { ...(JSON.parse(stdout) as MergeReport), code };
}

const names = (rows: readonly { readonly subject: string }[]) => rows.map(({ subject }) => subject.replace('CN=', ''));
const live = (folder: TemporaryFolder) => readFileSync(folder.join('live.crt'), 'utf8');
const held = (folder: TemporaryFolder) => [...live(folder).matchAll(/^# Subject: CN=(.*)$/gm)].map(([, name]) => name);

describe('merge without --keep', () => {
  it('writes nothing where the bundle would lose a certificate that is still valid, and names it', async () => {
    using folder = await officeOf([gate, office], [plant]);
    const before = live(folder);
    const report = await merge(folder, folder.join('new.pem'));
    expect(report).toMatchObject({ code: 2, written: false, status: 'critical' });
    expect([names(report.removed), names(report.removalsRefused)]).toEqual([
      ['Gate CA', 'Office CA'],
      ['Gate CA', 'Office CA'],
    ]);
    expect(live(folder)).toBe(before);
    const { stdout } = await runInWorld(['merge', folder.join('new.pem'), '-o', folder.join('live.crt')]);
    expect(stdout).toMatch(
      /nothing written: .* would lose 2 certificates that are still valid; pass --keep .*, or --allow-removal to let them go\n$/,
    );
  });

  it('writes it with --allow-removal', async () => {
    using folder = await officeOf([gate, office], [plant]);
    expect(await merge(folder, folder.join('new.pem'), '--allow-removal')).toMatchObject({ code: 0, written: true, removalsRefused: [] });
    expect(held(folder)).toEqual(['Plant CA']);
  });

  it.each<[string, readonly Issued[], readonly Issued[], number]>([
    ['has expired', [expired, office], [office], 0],
    ['is renewed with the same key', [gate], [renewed], 0],
    ['is renewed beside itself', [gate], [gate, renewed], 0],
    ['is renewed with another key', [gate], [rekeyed], 2],
    ['is missing', [gate, office], [office], 2],
  ])('asks before it drops what chains may still need: a certificate that %s', async (_, old, added, code) => {
    using folder = await officeOf(old, added);
    expect(await merge(folder, folder.join('new.pem'))).toMatchObject({ code });
  });

  it('tells a dry run of the same refusal', async () => {
    using folder = await officeOf([gate], [plant]);
    expect(await merge(folder, folder.join('new.pem'), '--dry-run')).toMatchObject({
      code: 2,
      removalsRefused: [{ subject: 'CN=Gate CA' }],
    });
  });

  it('replaces a bundle that is damaged: what can still be read of it must not get lost', async () => {
    using folder = temporaryFolder({ 'live.crt': gate.pem + office.pem.slice(0, 200), 'new.pem': gate.pem + office.pem });
    expect(await merge(folder, folder.join('new.pem'))).toMatchObject({ code: 0, written: true, refused: [] });
    using other = temporaryFolder({ 'live.crt': gate.pem + office.pem.slice(0, 200), 'new.pem': office.pem });
    expect(await merge(other, other.join('new.pem'))).toMatchObject({ code: 2, removalsRefused: [{ subject: 'CN=Gate CA' }] });
  });

  it.each(['', ' \n', gate.pem.slice(0, 200)])(
    'replaces a file that is empty or a bundle of which nothing is left (%#)',
    async (content) => {
      using folder = temporaryFolder({ 'live.crt': content, 'new.pem': gate.pem });
      expect(await merge(folder, folder.join('new.pem'))).toMatchObject({ code: 0, written: true });
    },
  );
});

describe('merge --without', () => {
  it.each([
    ['the whole fingerprint', sha256(gate)],
    ['16 digits', sha256(gate).slice(0, 16)],
    ['colons and capitals', (sha256(gate).toUpperCase().match(/../g) ?? []).join(':')],
  ])('leaves out a certificate that is named by %s, also where the bundle holds it', async (_, name) => {
    using folder = await officeOf([gate, office], [plant]);
    const report = await merge(folder, '--keep', folder.join('new.pem'), '--without', name);
    expect([report.code, names(report.removed), held(folder)]).toEqual([0, ['Gate CA'], ['Office CA', 'Plant CA']]);
  });

  it('may be given more than once', async () => {
    using folder = await officeOf([gate, office, plant], []);
    expect(await merge(folder, '--keep', '--without', sha256(gate), '--without', sha256(office))).toMatchObject({ code: 0, count: 1 });
  });

  it.each([
    ['no fingerprint', 'Gate CA', 'is no SHA-256 fingerprint'],
    ['too short', sha256(gate).slice(0, 15), 'is no SHA-256 fingerprint'],
    ['too long', `${sha256(gate)}0`, 'is no SHA-256 fingerprint'],
  ])('fails for what is %s', async (_, name, why) => {
    using folder = await officeOf([gate, office], []);
    const before = live(folder);
    const { code, stderr } = await runInWorld(['merge', '-k', '-o', folder.join('live.crt'), '--without', name]);
    expect(code).toBe(3);
    expect(stderr).toContain(why);
    expect(live(folder)).toBe(before);
  });
});

it('merge --without names a fingerprint that no certificate has, and goes on: it may have been left out before', async () => {
  using folder = await officeOf([gate, office], []);
  const { code, stdout } = await runInWorld(['merge', '-k', '-o', folder.join('live.crt'), '--without', '0'.repeat(64)]);
  expect(code).toBe(0);
  expect(stdout).toContain(`skipped   --without ${'0'.repeat(64)}: no certificate has this SHA-256`);
});

describe('merge --keep', () => {
  it('adds to the bundle, and keeps where each certificate came from', async () => {
    using folder = await officeOf([gate], [office]);
    const report = await merge(folder, '--keep', folder.join('new.pem'));
    expect([report.code, names(report.added), names(report.removed)]).toEqual([0, ['Office CA'], []]);
    expect(live(folder).match(/^# Source: .*$/gm)).toEqual([`# Source: ${folder.join('live.pem')}`, `# Source: ${folder.join('new.pem')}`]);
  });

  it('leaves the file untouched the second time', async () => {
    using folder = await officeOf([gate], [office, gate]);
    await merge(folder, '--keep', folder.join('new.pem'));
    const [text, { ino }] = [live(folder), statSync(folder.join('live.crt'))];
    expect(await merge(folder, '--keep', folder.join('new.pem'))).toMatchObject({ code: 0, changed: false, written: false });
    expect([live(folder), statSync(folder.join('live.crt')).ino]).toEqual([text, ino]);
  });

  it('makes the bundle where there is none', async () => {
    using folder = temporaryFolder({ 'new.pem': gate.pem });
    expect(await merge(folder, '--keep', folder.join('new.pem'))).toMatchObject({ code: 0, count: 1, written: true });
  });

  it('drops what has expired in the bundle without stopping for it, and says so', async () => {
    using folder = await officeOf([expired, gate], [office]);
    const report = await merge(folder, '--keep', folder.join('new.pem'));
    expect(report).toMatchObject({ written: true, count: 2, removalsRefused: [] });
    expect(report.code).toBeLessThanOrEqual(1);
    expect(names(report.removed)).toEqual(['Old CA']);
    expect(held(folder)).toEqual(['Gate CA', 'Office CA']);
  });

  it('stops for what has expired in a source', async () => {
    using folder = await officeOf([gate], [expired]);
    expect(await merge(folder, '--keep', folder.join('new.pem'))).toMatchObject({ code: 2, written: false });
  });

  it('renews a certificate of the bundle by one of the same key', async () => {
    using folder = await officeOf([gate, office], [renewed]);
    const report = await merge(folder, '--keep', folder.join('new.pem'));
    expect(report).toMatchObject({ code: 0, superseded: 1, count: 2, removalsRefused: [] });
    expect(readFileSync(folder.join('live.crt'), 'utf8')).toContain('# Not after: 2040-01-01T00:00:00Z');
  });

  it.each<[string, (folder: TemporaryFolder) => string]>([
    ['a block that is cut off', (folder) => live(folder).slice(0, -60)],
    ['a block that is commented out', (folder) => live(folder).replace(/-----BEGIN/, '# -----BEGIN')],
  ])('stops where the bundle has %s, and goes on with --skip-rejected', async (_, damage) => {
    using folder = await officeOf([gate, office], [plant]);
    folder.write('live.crt', damage(folder));
    const damaged = live(folder);
    expect(await merge(folder, '--keep', folder.join('new.pem'))).toMatchObject({ code: 2, written: false });
    expect(live(folder)).toBe(damaged);
    expect(await merge(folder, '--keep', folder.join('new.pem'), '--skip-rejected')).toMatchObject({ code: 1, written: true, count: 2 });
  });

  it.each<[string, (folder: TemporaryFolder) => string | Uint8Array]>([
    ['indented', (folder) => live(folder).replace(/^-----BEGIN/gm, ' -----BEGIN')],
    ['saved as UTF-16', (folder) => Buffer.from(`\ufeff${live(folder)}`, 'utf16le')],
    ['appended to in DER', (folder) => Buffer.concat([Buffer.from(live(folder)), office.der])],
    ['with the line ends of Windows', (folder) => live(folder).replaceAll('\n', '\r\n')],
  ])('heals a bundle that somebody left %s', async (_, damage) => {
    using folder = await officeOf([gate, office], [plant]);
    folder.write('live.crt', damage(folder));
    expect(await merge(folder, '--keep', folder.join('new.pem'))).toMatchObject({ code: 0, written: true, count: 3 });
    expect(held(folder)).toEqual(['Gate CA', 'Office CA', 'Plant CA']);
    expect(await merge(folder, '--keep', folder.join('new.pem'))).toMatchObject({ code: 0, changed: false });
  });

  it('of a bundle without any source cleans it, and writes nothing where there is none', async () => {
    using folder = await officeOf([gate, office], []);
    folder.write('live.crt', `${gate.pem}${gate.pem}${office.pem}`);
    expect(await merge(folder, '--keep')).toMatchObject({ code: 0, count: 2, duplicates: 1, written: true });
    using none = temporaryFolder();
    expect(await merge(none, '--keep')).toMatchObject({ code: 2, count: 0, written: false });
    expect(existsSync(none.join('live.crt'))).toBe(false);
  });
});
