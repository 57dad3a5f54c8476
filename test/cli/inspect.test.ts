import { describe, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { pemOf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { InspectReport } from '../../src/report/report.ts';

describe('inspect', () => {
  it('shows names, validity, key, fingerprints and extensions in words', async () => {
    const { code, stdout } = await runInWorld(['inspect', sample('corp-root.pem')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^.*corp-root\.pem:1 #1 "Corp Proxy Root CA"\n/);
    expect(stdout).toMatch(/^ {2}Subject +C=DE, O=Corp, CN=Corp Proxy Root CA$/m);
    expect(stdout).toMatch(/^ {2}Not After +2044-01-01T00:00:00Z$/m);
    expect(stdout).toMatch(/^ {2}Key +RSA 2048$/m);
    expect(stdout).toMatch(/^ {2}SHA-256 +(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/m);
    expect(stdout).toMatch(/^ {2}Basic Constraints +CA: true \(critical\)$/m);
  });

  it('shows what the rules say of a certificate, and still exits 0', async () => {
    const { code, stdout } = await runInWorld(['inspect', sample('gate-a-leaf.pem')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}error +not-a-ca: its basic constraints say CA:FALSE: it is the certificate of a server$/m);
  });

  it('names what it cannot read', async () => {
    expect(await runInWorld(['inspect', sample('cut-off.pem')])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('pem-unterminated'),
    });
  });

  it('lets no control or direction-changing character of a certificate reach the terminal', async () => {
    const { pem } = await root({ name: 'x', subject: 'CN=Ev\u001b]0;il\u202eLLAC\u009b31m' });
    using folder = temporaryFolder({ 'a.pem': pem });
    const { stdout } = await runInWorld(['inspect', folder.join('a.pem')]);
    expect(stdout).toContain('Ev\\u{1b}]0;il\\u{202e}LLAC\\u{9b}31m');
    const json = (await runInWorld(['inspect', folder.join('a.pem'), '--json'])).stdout;
    expect(json).not.toMatch(/[^\n -~]/);
    expect(JSON.parse(json)).toMatchObject({ certificates: [{ subject: 'CN=Ev\u001b]0\\;il\u202eLLAC\u009b31m' }] });
  });

  it('names a malformed certificate with the byte at fault', async () => {
    const { der } = await root();
    using folder = temporaryFolder({ 'a.pem': pemOf('CERTIFICATE', new Uint8Array([...der, 0])) });
    const { code, stdout } = await runInWorld(['inspect', folder.join('a.pem')]);
    expect(code).toBe(2);
    expect(stdout).toContain(`malformed  certificate is followed by 1 unexpected bytes, at byte ${der.length}`);
  });

  it('reads files, folders and standard input in whatever encoding they are, and tells what it repaired and passed over', async () => {
    const [one, two, three] = [await root({ name: 'One' }), await root({ name: 'Two' }), await root({ name: 'Three' })];
    using folder = temporaryFolder({ 'ca/one.der': one.der, 'ca/README': 'notes', 'mail.txt': two.pem.replace(/^/gm, '> ') });
    const { code, stdout } = await runInWorld(['inspect', folder.join('ca'), folder.join('mail.txt'), '-'], {
      input: Buffer.from(three.der).toString('base64'),
    });
    expect(code).toBe(0);
    expect(stdout.match(/^\S+:1 #1 ".*"$/gm)?.map((line) => line.slice(line.indexOf('#')))).toEqual(['#1 "One"', '#1 "Two"', '#1 "Three"']);
    expect(stdout).toMatch(/^mended {2}.*mail\.txt:1 #1 +quoted +/m);
    expect(stdout).toMatch(/^mended {2}-:1 #1 +armor +base64 text stands without BEGIN and END \(line 1\)$/m);
    expect(stdout).toMatch(/^skipped {2}.*README: it holds no certificate$/m);
  });

  it('says of each certificate how it was written', async () => {
    const { pem, der } = await root();
    using folder = temporaryFolder({ a: pem, b: der, c: Buffer.from(der).toString('base64') });
    const { stdout } = await runInWorld(['inspect', folder.path, '--json']);
    const { certificates } = JSON.parse(stdout) as InspectReport;
    expect(certificates.map(({ encoding }) => encoding)).toEqual(['pem', 'der', 'base64']);
  });

  it('shows a finding that is waived as such', async () => {
    const { der, pem } = await root({ notAfter: new Date('2026-06-01') });
    using folder = temporaryFolder({ 'a.pem': pem, 'w.txt': `expired@${fingerprint(der)} 2026-12-31 gate 3` });
    const { code, stdout } = await runInWorld(['inspect', folder.join('a.pem'), '--waivers', folder.join('w.txt')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}waived +expired: .*; until 2026-12-31: gate 3$/m);
  });
});
