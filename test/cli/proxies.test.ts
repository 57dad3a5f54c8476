import { symlinkSync } from 'node:fs';
import fc from 'fast-check';
import fs from 'fs-extra';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProxiesReport } from '../../src/report/proxies-rows.ts';

const sysconfig = 'etc/sysconfig/qualys-cloud-agent';
const conf = 'etc/qualys/cloud-agent/qualys-cloud-agent.conf';
type Files = Readonly<Record<string, string>>;

function host(files: Files) {
  const folder = temporaryFolder(files);
  for (const name of Object.keys(files)) fs.chmodSync(folder.join(name), 0o600);
  return folder;
}

async function report(files: Files, ...args: readonly string[]) {
  using folder = host(files);
  const { code, stdout, stderr } = await runInWorld(['proxies', '--root', folder.path, '--json', ...args]);
  expect(stderr).toBe('');
  return { code, report: JSON.parse(stdout.replaceAll(folder.path, '')) as ProxiesReport };
}

describe('proxies', () => {
  it('shows the list in force, the line that sets it and what it overrode', async () => {
    const { code, report: found } = await report({
      'etc/environment': 'qualys_https_proxy=http://old:1\n',
      [sysconfig]: '# gates\nqualys_https_proxy="https://u:p%3Bw@a.example:3128;\n https://b.example:3128"\nhttps_proxy=http://other:1\n',
    });
    expect(code).toBe(0);
    expect(found).toMatchObject({
      status: 'ok',
      reader: 'systemd',
      variable: 'qualys_https_proxy',
      setAt: { path: `/${sysconfig}`, line: 2 },
      overrode: [{ path: '/etc/environment', line: 1, same: false }],
      known: true,
      proxies: [
        { index: 1, proxy: 'https://***@a.example:3128', state: 'used' },
        { index: 2, proxy: 'https://b.example:3128', state: 'used' },
      ],
      readings: [],
    });
  });

  it('takes order, fail-open and target from the configuration, and says where it assumes them', async () => {
    const text =
      'ServerUri="https://qagpublic.example/CloudAgent"\n#QualysProxyOrder=seq\nQualysProxyOrder=random\nProxyFailOpen=0\nSudoUser=qualys\n';
    const { report: found } = await report({ [conf]: text });
    expect(found).toMatchObject({
      target: { value: 'qagpublic.example', setAt: { path: `/${conf}`, line: 1 } },
      order: { value: 'random', setAt: { line: 3 } },
      failOpen: { value: false, setAt: { line: 4 } },
      sudoUser: { value: 'qualys', setAt: { line: 5 } },
    });
    using folder = host({ [conf]: text });
    const { stdout } = await runInWorld(['proxies', '--root', folder.path]);
    expect(stdout).toMatch(/\nsudo user +qualys +.*qualys-cloud-agent\.conf:5\n/);
    expect((await report({})).report).toMatchObject({
      target: null,
      sudoUser: null,
      order: { value: 'sequential', setAt: null },
      failOpen: { value: true, setAt: null },
      variable: null,
      proxies: [],
    });
  });

  it('names the entry of no_proxy that keeps the target off the proxies', async () => {
    const files = { [conf]: 'ServerUri=https://qagpublic.example\n', [sysconfig]: 'no_proxy=x,.example\nhttps_proxy=http://a:1\n' };
    expect((await report(files)).report.bypass).toEqual({
      variable: 'no_proxy',
      entry: '.example',
      setAt: { path: `/${sysconfig}`, line: 1 },
    });
    expect((await report({ ...files, [sysconfig]: 'no_proxy=x\nhttps_proxy=http://a:1\n' })).report.bypass).toBeNull();
  });

  it('shows what systemd and a shell make of it where they differ', async () => {
    const { code, report: found } = await report({ [sysconfig]: 'https_proxy=http://a:1;http://u:p@b:2' });
    expect(code).toBe(1);
    expect(found.readings).toMatchObject([
      { reader: 'systemd', proxies: ['http://a:1', 'http://***@b:2'] },
      { reader: 'sh', proxies: ['http://a:1'] },
    ]);
  });

  it('says that the readers differ in what is not shown', async () => {
    using folder = host({ [sysconfig]: 'PW=x\nhttps_proxy=http://u:$PW@a:1\n' });
    expect((await runInWorld(['proxies', '--root', folder.path])).stdout).toContain(
      'they differ in a user name or a password, which are not shown\n',
    );
    using other = host({ [sysconfig]: 'https_proxy=http://a:1;http://b:1\n' });
    expect((await runInWorld(['proxies', '--root', other.path])).stdout).not.toContain('they differ');
  });

  it('reads as a shell does where an init script starts the agent, and says where it cannot know a value', async () => {
    const files = { 'etc/init.d/qualys-cloud-agent': '', [sysconfig]: 'https_proxy=$(cat /etc/proxy)\n' };
    expect((await report(files)).report).toMatchObject({ reader: 'sh', variable: 'https_proxy', known: false, proxies: [] });
    using folder = host(files);
    const { stdout } = await runInWorld(['proxies', '--root', folder.path]);
    expect(stdout).toContain('its value is not known without running the file');
  });

  it('shows a proxy whose port ends in a carriage return for a shell as none', async () => {
    const files = { 'etc/init.d/qualys-cloud-agent': '', [sysconfig]: 'https_proxy="http://a:1;http://b:3128"\r\n' };
    const { code, report: found } = await report(files);
    expect(code).toBe(2);
    expect(found.proxies.map(({ state }) => state)).toEqual(['used', 'unreadable']);
    expect(found.readings).toMatchObject([
      { reader: 'systemd', proxies: ['http://a:1', 'http://b:3128'] },
      { reader: 'sh', proxies: ['http://a:1', 'unreadable: it ends in a carriage return'] },
    ]);
  });

  it.each([
    ['https_proxy=http://a:1\n', 0],
    ['https_proxy="http://[::1]:1"\n', 1],
    ['export https_proxy="http://a:1"\n', 2],
    ['https_proxy="http://a"\n', 2],
  ])('exits for %j by the worst finding: %i', async (text, code) => {
    expect((await report({ [sysconfig]: text })).code).toBe(code);
  });

  it('marks the sixth proxy as ignored, and tells people what to do', async () => {
    using folder = host({ [sysconfig]: `https_proxy="${[1, 2, 3, 4, 5, 6].map((port) => `http://gate:${port}`).join(';')}"\n` });
    const { code, stdout } = await runInWorld(['proxies', '--root', folder.path]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^proxy 6 +http:\/\/gate:6 +ignored$/m);
    expect(stdout).toMatch(/^warning +proxy 6 +too-many-proxies +the agent ignores it/m);
    expect(stdout).toMatch(/^next: too-many-proxies: take the proxies that matter/m);
  });

  it('tells notices and files where that is asked, and nothing at all with --quiet while all is well', async () => {
    using folder = host({ 'etc/environment': 'https_proxy=http://a:1\n', [sysconfig]: 'https_proxy=http://b:1\n' });
    const args = ['proxies', '--root', folder.path];
    expect((await runInWorld(args)).stdout).not.toContain('overridden');
    const { stdout } = await runInWorld([...args, '-v']);
    expect(stdout).toMatch(/^notice +\S+\/etc\/environment:1 +overridden/m);
    using unit = host({ 'etc/systemd/system/qualys-cloud-agent.service.d/a.conf': '[Service]\n' });
    expect((await runInWorld(['proxies', '--root', unit.path, '-v'])).stdout).toMatch(/^read +\S+service\.d\/a\.conf +systemd$/m);
    expect(stdout).toMatch(/^missing +\S+\/etc\/default\/qualys-cloud-agent +systemd$/m);
    expect(await runInWorld([...args, '-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('takes another profile: one proxy from https_proxy, the root store of the system', async () => {
    const files = {
      'etc/environment': 'qualys_https_proxy=http://q:1\nhttps_proxy="http://a:1;http://b:1"\n',
      'etc/pki/tls/certs/ca-bundle.crt': '',
    };
    const { report: found } = await report(files, '--profile', 'generic');
    expect(found).toMatchObject({ profile: 'generic', variable: 'https_proxy', bundle: '/etc/pki/tls/certs/ca-bundle.crt', target: null });
    expect(found.proxies.map(({ state }) => state)).toEqual(['used', 'ignored']);
    expect((await report({}, '--profile', 'generic')).report.bundle).toBeNull();
    expect((await report({})).report.bundle).toBe('/etc/qualys/cloud-agent/cert/ca-bundle.crt');
  });

  it.each([
    { args: ['--profile', 'genric'], says: 'did you mean "generic"?' },
    { args: ['--root', '/nonexistent'], says: '--root is no folder' },
    { args: ['--root', ''], says: '--root is empty' },
    { args: ['--root', '/etc/passwd'], says: '--root is no folder' },
  ])('could not tell with $args', async ({ args, says }) => {
    expect(await runInWorld(['proxies', ...args])).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining(says) });
  });

  it('does not follow a link out of the root', async () => {
    using outside = temporaryFolder({ secret: 'https_proxy=http://outside:1' });
    using folder = host({ 'etc/sysconfig/x': '' });
    symlinkSync(outside.join('secret'), folder.join(sysconfig));
    symlinkSync(`../../../../../../../../..${outside.join('secret')}`, folder.join('etc/environment'));
    const { stdout } = await runInWorld(['proxies', '--root', folder.path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ variable: null });
  });
});

describe('a hostile file', () => {
  it.each(['sh', 'systemd'])('of one value longer than Linux hands over is told, as %s reads it', async (reader) => {
    const initScript: Files = reader === 'sh' ? { 'etc/init.d/qualys-cloud-agent': '' } : {};
    const { code, report: found } = await report({ ...initScript, [sysconfig]: `https_proxy="${'a'.repeat(140_000)}"\n` });
    expect(code).toBe(2);
    expect(found).toMatchObject({ reader, known: false, proxies: [] });
    expect(found.findings).toContainEqual(expect.objectContaining({ id: 'value-too-long' }));
  });

  it.each([
    ['pieces of logins', 'a@;'],
    ['pieces of logins behind a URL', 'http://a;b@;'],
    ['colons behind a scheme', '://::::::::::::'],
    ['proxies', 'http://a:1;'],
    ['lines', '\nhttps_proxy=x'],
    ['backslashes', '\\'],
    ['substitutions', '$('],
  ])('of 300,000 octets of %s is read at once', async (_, piece) => {
    const text = `https_proxy="${piece.repeat(100_000 / piece.length)}"\nno_proxy=${piece.repeat(200_000 / piece.length)}\n`;
    using folder = temporaryFolder({
      [sysconfig]: text,
      [conf]: text,
      'etc/systemd/system/service.d/a.conf': `[Service]\nEnvironment=${text}`,
    });
    const started = performance.now();
    const { stdout } = await runInWorld(['proxies', '--root', folder.path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ variable: 'https_proxy' });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('credentials', () => {
  const secret = fc.string({ unit: fc.constantFrom('X', 'Q', 'Z', 'J'), minLength: 8, maxLength: 12 });
  const raw = fc.constantFrom('', ';', '@', '&', '%', '%3B', '"', "'", '”', ' ', '\n', '\\', '$', '`', '#', ' # ', '/', ';\n', '\r\n');
  const shape = fc.constantFrom(
    'https_proxy=',
    'qualys_https_proxy="',
    'export https_proxy=',
    'https_proxy = ',
    'no_proxy=',
    '',
    '# ',
    '=',
    'x="',
  );
  const tail = fc.constantFrom('@gate:1', '@gate', '@', '', '@gate:1"', '@gate:1;http://b:1');

  it('never show, whatever is wrong with a file', async () => {
    await fc.assert(
      fc.asyncProperty(shape, secret, raw, secret, tail, async (start, first, between, second, end) => {
        const text = `${start}http://user:${first}${between}${second}${end}\n`;
        using folder = temporaryFolder({ [sysconfig]: text, 'etc/systemd/system/service.d/a.conf': `[Service]\nEnvironment=${text}` });
        for (const args of [['--json'], ['-v']]) {
          const { stdout, stderr } = await runInWorld(['proxies', '--root', folder.path, ...args]);
          const printed = (stdout + stderr).replaceAll(folder.path, '');
          expect(printed).not.toContain(first);
          expect(printed).not.toContain(second);
        }
      }),
      { numRuns: 100 },
    );
  });
});
