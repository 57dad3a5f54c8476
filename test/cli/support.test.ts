import { existsSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sampleHost, temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import { documents } from '../../src/cli/supporting/documents.ts';
import type { ProbeReport, SupportReport } from '../../src/report/report.ts';
import { during } from '../lab/way.ts';

const authority = await root({ name: 'Gate CA' });

function contentsOf(path: string): Readonly<Record<string, string>> {
  const files = Object.entries(unzipSync(readFileSync(path)));
  return Object.fromEntries(files.map(([name, octets]) => [name.replace(/^cabundle-support\//, ''), Buffer.from(octets).toString('utf8')]));
}

async function collected(more: readonly string[] = [], files: Readonly<Record<string, string>> = {}) {
  using folder = temporaryFolder({ 'b.pem': authority.pem, ...files });
  const path = folder.join('case.zip');
  const { stdout, stderr, code } = await runInWorld(['support', path, '--root', sampleHost, '-b', folder.join('b.pem'), ...more]);
  return {
    stdout,
    stderr,
    code,
    contents: existsSync(path) ? contentsOf(path) : {},
    mode: existsSync(path) ? statSync(path).mode & 0o777 : 0,
  };
}

describe('a support archive', () => {
  it('holds every document, the list of them, and sums that fit', async () => {
    const { contents, code, mode, stdout } = await collected(['--offline']);
    expect({ code, mode }).toEqual({ code: 0, mode: 0o600 });
    const names = documents.map(({ name }) => name).filter((name) => name !== 'probe.json');
    expect(Object.keys(contents)).toEqual(['README.txt', ...names, 'SHA256SUMS']);
    for (const name of names) {
      expect(contents['README.txt']).toContain(name);
      expect(contents['SHA256SUMS']).toContain(`${fingerprint(Buffer.from(contents[name] ?? ''))}  ${name}\n`);
      expect(stdout).toMatch(new RegExp(`^${name} +${Buffer.byteLength(contents[name] ?? '')} bytes `, 'm'));
    }
    expect(JSON.parse(contents['proxies.json'] ?? '')).toMatchObject({ command: 'proxies', variable: 'qualys_https_proxy' });
    expect(JSON.parse(contents['check.json'] ?? '')).toMatchObject({ command: 'check', loads: true });
    expect(contents['ca-bundle.pem']).toContain(authority.pem);
    expect(contents['README.txt']).toContain('left out: probe.json');
  });

  it('probes the proxies unless it is told to leave the network alone', async () => {
    const upstream = await during(platform(await leaf(authority)));
    const gate = await during(proxy({ upstream, login: { user: 'agent', password: 'hunter22' } }));
    using host = temporaryFolder({
      'etc/sysconfig/qualys-cloud-agent': `qualys_https_proxy="http://agent:hunter22@127.0.0.1:${gate.port}"\n`,
    });
    const { contents } = await collected(['--root', host.path, '-t', 'platform.example']);
    // Once, for both documents.
    expect(gate.accepted()).toBe(1);
    expect(JSON.parse(contents['diagnose.json'] ?? '').probe.proxies).toEqual(JSON.parse(contents['probe.json'] ?? '').proxies);
    const probe = JSON.parse(contents['probe.json'] ?? '') as ProbeReport;
    expect(probe.proxies).toMatchObject([{ status: 'ok', proxy: `http://***@127.0.0.1:${gate.port}` }]);
    expect(Object.values(contents).join()).not.toContain('hunter22');
    const accepted = gate.accepted();
    await collected(['--root', host.path, '-t', 'platform.example', '--offline']);
    expect(gate.accepted()).toBe(accepted);
  });

  it('holds what the log of the agent tells, without its logins, unless the log is to be left out', async () => {
    const line = '2026-11-22 10:00:00.123 +0000 [qualys-cloud-agent][1234]:[Error]:';
    const words = [
      'SSL certificate problem: unable to get local issuer certificate',
      'Using Proxy http://agent:hunter22@gate-a.example:3128',
    ];
    using host = temporaryFolder({ 'var/log/qualys/qualys-cloud-agent.log': words.map((text) => `${line}${text}\n`).join('') });
    const { contents } = await collected(['--root', host.path, '--offline']);
    expect(JSON.parse(contents['log.json'] ?? '')).toMatchObject({ command: 'diagnose', files: [{ state: 'read', lines: 2 }] });
    expect(Object.values(contents).join()).not.toContain('hunter22');
    const without = await collected(['--root', host.path, '--offline', '--no-log']);
    expect(without.contents['log.json']).toBeUndefined();
    expect(without.stdout).toContain('left out: log.json (--no-log)');
  });

  it('leaves a private key and all other text of the bundle out, and says so', async () => {
    const text = `# http://agent:hunter22@gate.example:3128\n${authority.pem}${authority.keyPem}`;
    const { contents, stdout } = await collected(['--offline'], { 'b.pem': text });
    const all = Object.values(contents).join('\n');
    expect(all).not.toContain('BEGIN PRIVATE KEY');
    expect(all).not.toContain(authority.keyPem.split('\n')[1]);
    expect(all).not.toContain('hunter22');
    expect(contents['ca-bundle.pem']).toContain(authority.pem);
    for (const told of [stdout, contents['README.txt']]) expect(told).toMatch(/left out: a private key in the bundle \(line \d+\)/);
  });

  it('is made too where there is no bundle: that is what its documents tell', async () => {
    using folder = temporaryFolder();
    const { stdout, code } = await runInWorld(['support', folder.join('case.zip'), '--root', sampleHost, '--offline']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/check.json tells a failure: cannot read ".*ca-bundle.crt": there is no such file or folder/);
    expect(JSON.parse(contentsOf(folder.join('case.zip'))['check.json'] ?? '')).toMatchObject({
      command: 'check',
      error: { code: 'source-unreadable' },
    });
  });

  it('probes though there is no bundle, and says what that means', async () => {
    const upstream = await during(platform(await leaf(authority)));
    const gate = await during(proxy({ upstream }));
    using host = temporaryFolder({ 'etc/sysconfig/qualys-cloud-agent': `qualys_https_proxy="http://127.0.0.1:${gate.port}"\n` });
    const { stdout } = await runInWorld(['support', host.join('case.zip'), '--root', host.path, '-t', 'platform.example']);
    const told = /^probe\.json .* \(the bundle is missing: the ways were walked without it, and nothing is trusted\)$/m;
    const contents = contentsOf(host.join('case.zip'));
    for (const text of [stdout, contents['README.txt']]) expect(text).toMatch(told);
    const probe = JSON.parse(contents['probe.json'] ?? '') as ProbeReport;
    expect(probe).toMatchObject({ command: 'probe', status: 'critical', proxies: [{ cause: 'bundle-not-loaded' }] });
  });

  it('tells why nothing was probed', async () => {
    using host = temporaryFolder({ 'etc/sysconfig/qualys-cloud-agent': 'qualys_https_proxy="http://127.0.0.1:9"\n' });
    const { contents, stdout } = await collected(['--root', host.path]);
    expect(JSON.parse(contents['probe.json'] ?? '')).toMatchObject({ command: 'probe', error: { code: 'usage' } });
    expect(stdout).toMatch(/^probe\.json tells a failure: /m);
  });

  it.each(['case.zip', 'case.tar.gz'])('is the same for the same host and the same time: %s', async (name) => {
    using folder = temporaryFolder({ 'b.pem': authority.pem });
    const args = ['--root', sampleHost, '--offline', '-b', folder.join('b.pem')];
    await runInWorld(['support', folder.join(name), ...args]);
    await runInWorld(['support', folder.join(`2${name}`), ...args]);
    expect(readFileSync(folder.join(name)).equals(readFileSync(folder.join(`2${name}`)))).toBe(true);
  });

  it('is a tar archive that ends as one should, whatever its size', async () => {
    using folder = temporaryFolder({ 'b.pem': authority.pem });
    await runInWorld(['support', folder.join('case.tgz'), '--root', sampleHost, '--offline', '-b', folder.join('b.pem')]);
    const octets = gunzipSync(readFileSync(folder.join('case.tgz')));
    expect(octets.length % 10_240).toBe(0);
    expect(octets.subarray(-1024).every((octet) => octet === 0)).toBe(true);
    expect(octets.toString('latin1', 0, 27)).toBe('cabundle-support/README.txt');
  });

  it('takes no name that stands for something already, a link neither, and leaves nothing else', async () => {
    using folder = temporaryFolder({ 'there.zip': 'mine' });
    symlinkSync('target.zip', folder.join('link.zip'));
    for (const name of ['there.zip', 'link.zip']) {
      const { code, stdout } = await runInWorld(['support', folder.join(name), '--root', sampleHost, '--offline', '--json']);
      expect({ code, error: JSON.parse(stdout).error.code }).toEqual({ code: 2, error: 'output-exists' });
    }
    expect(readFileSync(folder.join('there.zip'), 'utf8')).toBe('mine');
    expect(readlinkSync(folder.join('link.zip'))).toBe('target.zip');
    expect(readdirSync(folder.path)).toEqual(['link.zip', 'there.zip']);
  });

  it.each(['case', 'case.rar', '.zip', '-', 'x/.tar.gz'])('is refused under a name that says no format: %s', async (name) => {
    const { code, stderr } = await runInWorld(['support', name, '--root', sampleHost, '--offline']);
    expect(code).toBe(3);
    expect(stderr).toContain('ends neither in .zip nor in .tar.gz');
  });

  it('says where it cannot be written', async () => {
    const { code, stderr } = await runInWorld(['support', '/nonexistent/case.zip', '--root', sampleHost, '--offline']);
    expect(code).toBe(3);
    expect(stderr).toContain('its folder does not exist');
  });

  it('tells its own sum', async () => {
    using folder = temporaryFolder();
    const { stdout } = await runInWorld(['support', folder.join('case.zip'), '--root', sampleHost, '--offline', '--json']);
    const { sha256, bytes } = JSON.parse(stdout) as SupportReport;
    const content = readFileSync(folder.join('case.zip'));
    expect({ sha256, bytes }).toEqual({ sha256: fingerprint(content), bytes: content.length });
  });

  it.each([Date.parse('1970-01-01T00:00:05Z'), Date.parse('2150-06-01T00:00:00Z')])('is made though the clock is off: %d', async (now) => {
    using folder = temporaryFolder();
    for (const name of ['case.zip', 'case.tar.gz'])
      expect((await runInWorld(['support', folder.join(name), '--root', sampleHost, '--offline'], { now })).code).toBe(0);
  });
});

it('gives a line to paste in which no character of the name acts', async () => {
  using folder = temporaryFolder();
  const name = folder.join("it's $(id); x.zip");
  const { stdout } = await runInWorld(['support', name, '--offline', '--root', folder.path]);
  const line = /^Look at it before you send it: (.*) \| less$/m.exec(stdout)?.[1];
  expect(line).toBe(`unzip -p '${name.replace("'", "'\\''")}'`);
});

it('escapes what a file of the host calls its system', async () => {
  using folder = temporaryFolder({ 'host/etc/os-release': 'ID="evil\u{1b}[2J\u{202e}"\n' });
  await runInWorld(['support', folder.join('x.tar.gz'), '--offline', '--root', folder.join('host')]);
  const text = gunzipSync(readFileSync(folder.join('x.tar.gz'))).toString('utf8');
  expect(text).toContain('evil');
  expect(text).not.toMatch(/[\u{1b}\u{202e}\u{9b}]/u);
});
