import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handedOver, sample, temporaryFolder } from '../../fixtures/folder.ts';
import { type Issued, pemOf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { MergeReport } from '../../src/report/report.ts';

const roots: readonly Issued[] = await Promise.all(Array.from({ length: 8 }, (_, i) => root({ name: `Proxy ${i} CA` })));
const expired = await root({ name: 'Old CA', notAfter: new Date('2026-06-01') });

function tenFiles(): Record<string, string> {
  const good = roots.map(({ pem }, i): [string, string] => [`ca/${i}.pem`, pem]);
  return { ...Object.fromEntries(good), 'ca/old.pem': expired.pem, 'ca/truncated.pem': roots[0]?.pem.slice(0, 300) ?? '' };
}

describe('merge', () => {
  it('writes nothing while anything is rejected, and names each with file, block, line and reason', async () => {
    using folder = temporaryFolder(tenFiles());
    const { code, stdout } = await runInWorld(['merge', folder.join('ca'), '-o', folder.join('out.pem')]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/old\.pem:1 #1 "Old CA" +expired +174 days ago \(2026-06-01\)/);
    expect(stdout).toMatch(/truncated\.pem:1 #1 +pem-unterminated +BEGIN CERTIFICATE has no END/);
    expect(stdout).toContain('nothing written: 2 of 10 rejected');
    expect(existsSync(folder.join('out.pem'))).toBe(false);
  });

  it('ends with the restart of the agent where it has changed the bundle of the agent, and only there', async () => {
    using folder = temporaryFolder({ 'ca.pem': roots[0]?.pem ?? '', 'etc/qualys/cloud-agent/cert/.keep': '' });
    const last = async (...more: readonly string[]) =>
      (await runInWorld(['merge', folder.join('ca.pem'), '--root', folder.path, ...more])).stdout.trimEnd().split('\n').at(-1);
    expect(await last('--dry-run')).toMatch(/^would write /);
    expect(await last('--output', folder.join('other.pem'))).toMatch(/^wrote /);
    expect(await last()).toMatch(/^next: restart the agent of that host/);
    expect(await last()).toMatch(/ is up to date: /);
  });

  it('leaves the rejected ones out with --skip-rejected and says so by exit code 1', async () => {
    using folder = temporaryFolder(tenFiles());
    const { code, stdout } = await runInWorld(['merge', folder.join('ca'), '-o', folder.join('out.pem'), '--skip-rejected']);
    expect(code).toBe(1);
    expect(stdout).toContain('wrote 8 certificates');
    expect(readFileSync(folder.join('out.pem'), 'utf8').match(/-----BEGIN CERTIFICATE-----/g)).toHaveLength(8);
  });

  it('drops duplicates and leaves an unchanged file untouched', async () => {
    using folder = temporaryFolder();
    const args = [
      'merge',
      sample('corp-root.pem'),
      sample('corp-root.pem'),
      sample('branch.pem'),
      '-o',
      folder.join('out.pem'),
      '-w',
      '1d',
    ];
    const first = await runInWorld(args);
    const written = statSync(folder.join('out.pem'), { bigint: true });
    const second = await runInWorld(args);
    expect(first.stdout).toContain('wrote 3 certificates');
    expect(first.stdout).toContain('1 duplicate dropped');
    expect(second).toMatchObject({ code: 0, stdout: expect.stringContaining('is up to date: 3 certificates') });
    expect(statSync(folder.join('out.pem'), { bigint: true })).toMatchObject({ ino: written.ino, mtimeNs: written.mtimeNs });
  });

  it('shows with --dry-run what would change and writes nothing', async () => {
    using folder = temporaryFolder({ 'out.pem': readFileSync(sample('old-gateway.pem')) });
    const { code, stdout } = await runInWorld(['merge', sample('branch.pem'), '-o', folder.join('out.pem'), '-n', '-w', '1d', '--json']);
    const report = JSON.parse(stdout) as MergeReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ written: false, changed: true, dryRun: true, count: 2 });
    expect([report.added.length, report.removed.length]).toEqual([2, 1]);
    expect(readFileSync(folder.join('out.pem'))).toEqual(readFileSync(sample('old-gateway.pem')));
  });

  it('keeps the mode of the file that it replaces', async () => {
    using folder = temporaryFolder({ 'out.pem': '' });
    chmodSync(folder.join('out.pem'), 0o640);
    await runInWorld(['merge', sample('branch.pem'), '-o', folder.join('out.pem')]);
    expect(statSync(folder.join('out.pem')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path).sort()).toEqual(['out.pem', 'out.pem.history']);
  });

  it('reads standard input for "-" and prints the bundle for "--output -"', async () => {
    const { code, stdout, stderr } = await runInWorld(['merge', '-', '--output', '-'], {
      input: readFileSync(sample('corp-root.pem'), 'latin1'),
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# CA bundle by cabundle: 1 certificate, .*\n\n# Subject: C=DE, O=Corp, CN=Corp Proxy Root CA\n/);
    expect(stdout).toMatch(/-----END CERTIFICATE-----\n$/);
    expect(stderr).toContain('wrote 1 certificate to standard output');
  });

  it('refuses to write over one of its sources, also through a link, and names --keep', async () => {
    using folder = temporaryFolder({ 'bundle.pem': readFileSync(sample('branch.pem')) });
    symlinkSync(folder.join('bundle.pem'), folder.join('link.pem'));
    const args = ['merge', folder.join('link.pem'), sample('corp-root.pem'), '-o', folder.join('bundle.pem')];
    const refused = await runInWorld(args);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/it is one of the sources[\s\S]*--keep/) });
    expect(readFileSync(folder.join('bundle.pem'))).toEqual(readFileSync(sample('branch.pem')));
  });

  it('refuses to write an empty bundle over a good one, and says what was rejected', async () => {
    using folder = temporaryFolder({ 'out.pem': readFileSync(sample('branch.pem')) });
    const { code, stdout } = await runInWorld(['merge', sample('old-gateway.pem'), '-o', folder.join('out.pem'), '--skip-rejected']);
    expect(code).toBe(2);
    expect(stdout).toContain('"Old Gateway CA"  expired');
    expect(stdout).toContain('an empty bundle would cut the host off');
    expect(readFileSync(folder.join('out.pem'))).toEqual(readFileSync(sample('branch.pem')));
  });

  it('names what an old bundle gains and loses', async () => {
    using folder = temporaryFolder({ 'out.pem': readFileSync(sample('branch.pem')) });
    const { stdout } = await runInWorld(['merge', sample('corp-root.pem'), '-o', folder.join('out.pem'), '--allow-removal']);
    expect(stdout).toMatch(/^added {5}"Corp Proxy Root CA", valid until 2044-01-01 \([0-9a-f]{16}…\)$/m);
    expect(stdout).toMatch(/^removed {3}"Branch Root CA", valid until 2026-12-15 \([0-9a-f]{16}…\)$/m);
  });

  const { pem: rootPem, keyPem, der: rootDer } = roots[0] as Issued;
  it.each<[string, string | Uint8Array, string]>([
    ['a private key', keyPem, 'it holds a private key'],
    ['a private key beside its certificate', rootPem + keyPem, 'it holds a private key'],
    ['a document', 'important notes\n', 'it is no bundle'],
    ['a certificate in DER', rootDer, 'it is no PEM bundle, but a file in another encoding (der)'],
    ['a certificate request', pemOf('CERTIFICATE REQUEST', rootDer), 'it is no bundle'],
    ['a revocation list', pemOf('X509 CRL', rootDer), 'it is no bundle'],
    ['PKCS#7', readFileSync(join(handedOver, 'partner.p7b')), 'it is no PEM bundle, but a file in another encoding (pkcs7)'],
    ['PKCS#12 that nobody can open', readFileSync(join(handedOver, 'plant.p12')), 'it is no bundle'],
    ['a program', readFileSync(process.execPath).subarray(0, 10_000), 'it is no bundle'],
  ])('does not write over %s, whatever is allowed', async (_, content, why) => {
    using folder = temporaryFolder({ 'out.pem': content });
    for (const extra of [[], ['--keep'], ['--allow-removal', '--skip-rejected'], ['--dry-run']]) {
      const { code, stderr } = await runInWorld(['merge', sample('corp-root.pem'), '-o', folder.join('out.pem'), ...extra]);
      expect(code).toBe(2);
      expect(stderr).toContain(why);
    }
    expect(readFileSync(folder.join('out.pem'))).toEqual(Buffer.from(content));
  });

  it.each(['missing/out.pem', 'file/out.pem', `${'x'.repeat(300)}.pem`, 'loop/out.pem'])('says why it cannot write to %s', async (name) => {
    using folder = temporaryFolder({ file: '' });
    symlinkSync('loop', folder.join('loop'));
    const { code, stderr } = await runInWorld(['merge', sample('corp-root.pem'), '-o', folder.join(name)]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^error: cannot write .+\nwhy: {2}(?!E[A-Z]+).+\nnext: .+\n$/);
  });

  it('refuses a private key by name and never shows it', async () => {
    const { pem, keyPem } = await root();
    using folder = temporaryFolder({ 'mixed.pem': pem + keyPem });
    const { code, stdout, stderr } = await runInWorld(['merge', folder.join('mixed.pem'), '-o', folder.join('out.pem'), '--json']);
    expect(code).toBe(2);
    expect(stdout).toContain('"private-key"');
    expect(stdout + stderr).not.toContain(keyPem.split('\n')[1]);
  });

  it('passes over what is no certificate in a folder, and names it', async () => {
    using folder = temporaryFolder({ 'ca/README': 'notes', 'ca/sub/x.pem': '', 'ca/a.pem': readFileSync(sample('corp-root.pem')) });
    const { code, stdout } = await runInWorld(['merge', folder.join('ca'), '-o', folder.join('out.pem')]);
    expect(code).toBe(0);
    expect(stdout).toContain('README: it holds no certificate');
    expect(stdout).toContain('sub: it is a folder');
  });
});
