import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl/openssl-pem.ts';
import { readBundle } from '../../src/bundle/read.ts';
import { systemStores } from '../../src/bundle/sources/system-store.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';

const [b, a] = [await root({ name: 'B CA' }), await root({ name: 'A CA' })];
const expired = await root({ name: 'Old CA', notAfter: new Date('2026-06-01') });
const printed = async (...args: readonly string[]) => runInWorld(['merge', '-', '-o', '-', ...args], { input: b.pem + a.pem });

describe('merge prints', () => {
  it('the certificates in the order of the sources, and by subject with --sort', async () => {
    const names = ({ stdout }: { readonly stdout: string }) => [...stdout.matchAll(/^# Subject: CN=(.*)$/gm)].map(([, name]) => name);
    expect(names(await printed())).toEqual(['B CA', 'A CA']);
    expect(names(await printed('--sort'))).toEqual(['A CA', 'B CA']);
  });

  it('certificates only with --no-comments', async () => {
    expect((await printed('--no-comments')).stdout).toBe(b.pem + a.pem);
  });

  it.each(['pem', 'base64', 'json', 'configmap'])('the format %s, which is read again with the same certificates', async (format) => {
    const { code, stdout } = await printed('--format', format);
    expect(code).toBe(0);
    const { entries, refused } = await readBundle({ path: '-', text: Buffer.from(stdout).toString('latin1') });
    expect([entries.map(({ certificate }) => certificate.sha256), refused]).toEqual([[fingerprint(b.der), fingerprint(a.der)], []]);
    expect(readAsOpenssl(stdout).loads).toBe(format === 'pem');
  });

  it.each(['pem', 'base64', 'json', 'configmap'])('the format %s into a file, and leaves it untouched the second time', async (format) => {
    using folder = temporaryFolder({ 'a.pem': a.pem });
    const args = ['merge', folder.join('a.pem'), '-o', folder.join('out'), '-f', format];
    expect(await runInWorld(args)).toMatchObject({ code: 0, stdout: expect.stringContaining('wrote 1 certificate') });
    expect(await runInWorld(args)).toMatchObject({ code: 0, stdout: expect.stringContaining('is up to date') });
    expect(await runInWorld([...args, '--keep'])).toMatchObject({ code: format === 'pem' ? 0 : 3 });
  });

  it('nothing with --quiet while all is well, and what is wrong where it is not', async () => {
    using folder = temporaryFolder({ 'a.pem': a.pem, 'old.pem': expired.pem });
    const args = ['merge', folder.join('a.pem'), '-o', folder.join('out.pem'), '-q'];
    expect(await runInWorld(args)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await runInWorld([...args, folder.join('old.pem')])).toMatchObject({ code: 2, stdout: expect.stringContaining('expired') });
  });

  it('notices with --verbose only', async () => {
    using folder = temporaryFolder({ 'two.pem': a.pem + (await root({ name: 'A CA' })).pem });
    const args = ['merge', folder.join('two.pem'), '-o', '-'];
    expect((await runInWorld(args)).stderr).not.toContain('same-subject-other-key');
    expect((await runInWorld([...args, '--verbose'])).stderr).toContain('same-subject-other-key');
  });

  it('what it repaired, and writes it as every loader reads it', async () => {
    using folder = temporaryFolder({
      'mail.txt': `Dear colleague,\n\n${a.pem.replace(/^/gm, '> ')}\n`,
      'two.json': JSON.stringify({ ca: b.pem }),
    });
    const { code, stdout } = await runInWorld(['merge', folder.join('mail.txt'), folder.join('two.json'), '-o', folder.join('out.pem')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^repaired {2}.*mail\.txt:3 #1 +quoted +/m);
    expect(stdout).toMatch(/^repaired {2}.*two\.json:1 #1 +escaped-line-ends +/m);
    expect(readAsOpenssl(readFileSync(folder.join('out.pem'), 'latin1'))).toMatchObject({ loads: true, anchors: { length: 2 } });
  });
});

describe('merge warns', () => {
  it.each([
    { args: [], code: 1 },
    { args: ['--warn', '10d'], code: 0 },
    { args: ['-w', '0d'], code: 0 },
    { args: ['-w', '52w'], code: 1 },
  ])('of what expires soon: exit code $code with $args', async ({ args, code }) => {
    const { code: found, stdout } = await runInWorld(['merge', sample('branch.pem'), '-o', '-', ...args]);
    expect(found).toBe(code);
    expect(stdout).toContain('-----BEGIN CERTIFICATE-----');
  });
});

describe('merge --waivers', () => {
  const waived = async (text: string, now?: number) => {
    using folder = temporaryFolder({ 'old.pem': expired.pem, 'waivers.txt': text });
    const args = ['merge', folder.join('old.pem'), '-o', folder.join('out.pem'), '--waivers', folder.join('waivers.txt')];
    return await runInWorld(args, now === undefined ? {} : { now });
  };
  const line = `expired@${fingerprint(expired.der)} 2026-12-31 gate 3 is replaced in January`;

  it('takes what is waived, to the end of the last day, and says why', async () => {
    expect(await waived(line)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^waived .*expired.*until 2026-12-31: gate 3/m) });
    expect(await waived(line, Date.parse('2026-12-31T23:59:59Z'))).toMatchObject({ code: 0 });
  });

  it('rejects it when the waiver has lapsed, and says that too', async () => {
    const { code, stdout } = await waived(line, Date.parse('2027-01-01'));
    expect(code).toBe(2);
    expect(stdout).toMatch(/waiver-lapsed .*ended on 2026-12-31 \(gate 3/);
  });

  it.each([
    ['another certificate', line.replace(/@./, (start) => (start === '@0' ? '@1' : '@0')), 2],
    ['another rule', line.replace('expired', 'weak-key'), 2],
    ['nothing', '# none\n', 2],
    ['a line that is malformed', 'expired 2026-12-31 gate 3', 3],
  ])('does not take it for a waiver of %s', async (_, text, code) => {
    expect((await waived(text)).code).toBe(code);
  });

  it('refuses the name of a rule that does not exist, with file and line', async () => {
    const { code, stderr } = await waived(`# gate 3\n${line.replace('expired', 'expried')}`);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^error: cannot read the waivers in ".*waivers\.txt" \(line 2\) \[waiver-unreadable\]\nwhy: {2}"expried" is no rule/,
    );
  });

  it.each([
    ['first', (sooner: string) => [line, sooner]],
    ['last', (sooner: string) => [sooner, line]],
  ])('counts the later of two days where its line stands %s', async (_, order) => {
    const text = order(line.replace('2026-12-31 gate 3', '2026-11-01 gate 2')).join('\n');
    expect(await waived(text)).toMatchObject({ code: 0, stdout: expect.stringContaining('until 2026-12-31: gate 3') });
  });

  it('fails where the file is missing', async () => {
    const { code, stderr } = await runInWorld(['merge', sample('corp-root.pem'), '-o', '-', '--waivers', '/nonexistent/waivers']);
    expect(code).toBe(3);
    expect(stderr).toContain('cannot read "/nonexistent/waivers"');
  });
});

describe('merge reads', () => {
  it('links out of a folder with --follow-links only', async () => {
    using folder = temporaryFolder({ 'ca/a.pem': a.pem, 'elsewhere/b.pem': b.pem });
    symlinkSync('../elsewhere/b.pem', folder.join('ca/b.pem'));
    const args = ['merge', folder.join('ca'), '-o', '-'];
    expect((await runInWorld(args)).stderr).toMatch(
      /skipped {2}.*b\.pem: it is a link out of the folder; pass --follow-links[\s\S]*wrote 1 certificate/,
    );
    expect((await runInWorld([...args, '--follow-links'])).stderr).toContain('wrote 2 certificates');
  });

  it.each([
    { option: '--max-files', low: '1', high: '2', says: 'the limit is 1' },
    { option: '--max-size', low: '1', high: '2', says: 'it is larger than 1 MiB' },
  ])('no more than $option says', async ({ option, low, high, says }) => {
    using folder = temporaryFolder({ 'ca/a.pem': a.pem, 'ca/b.pem': `${'# padding\n'.repeat(120_000)}${b.pem}` });
    const args = ['merge', folder.join('ca'), '-o', '-'];
    const refused = await runInWorld([...args, option, low]);
    expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining(says) });
    expect((await runInWorld([...args, option, high])).code).toBe(0);
  });

  it.runIf(systemStores.some(existsSync))("the system's root store with --system, and no source is needed then", async () => {
    const { code, stdout, stderr } = await runInWorld(['merge', '--system', '-o', '-', '--no-comments']);
    expect(code).toBeLessThanOrEqual(1);
    expect(stderr).toMatch(/wrote \d{2,} certificates to standard output/);
    expect(stdout).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  });
});

it.each([
  { args: ['merge'], says: 'no source is named' },
  { args: ['merge', '-o', '-', '--keep'], says: '--keep needs a bundle in a file' },
  { args: ['merge', sample('corp-root.pem'), '--format', 'json'], says: 'the agent does not read the format json' },
  { args: ['merge', sample('corp-root.pem'), '-f', 'yaml', '-o', '-'], says: 'Allowed choices are pem, base64, json, configmap' },
  { args: ['merge', sample('corp-root.pem'), '-o', '-', '--warn', 'soon'], says: '--warn is not a duration' },
  { args: ['merge', sample('corp-root.pem'), '-o', '-', '--max-files', '0'], says: '--max-files is not a whole number of at least 1' },
  { args: ['merge', sample('corp-root.pem'), '-o', '-', '--max-size', '1.5'], says: '--max-size is not a whole number' },
  { args: ['merge', '-', '-', '-o', '-'], says: '"-" is named more than once' },
  { args: ['merge', sample('corp-root.pem'), '-o', '-', '--in-place'], says: "unknown option '--in-place'" },
])('merge could not tell: $says', async ({ args, says }) => {
  const { code, stdout, stderr } = await runInWorld(args);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr).toMatch(/^error: .+\nwhy: {2}.+\nnext: .+\n$/);
});

it('merge could not tell: --json and --output - both want standard output', async () => {
  const { code, stdout } = await runInWorld(['merge', sample('corp-root.pem'), '-o', '-', '--json']);
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage', why: '--json and --output - both want standard output' } });
});
