import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { type Issued, intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { closedPort, type ProxyOptions, proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld, type WorldOptions } from '../../fixtures/world.ts';
import { type Fingerprint, fingerprint, fingerprintText } from '../../src/certificate/fingerprint.ts';
import type { CaptureReport } from '../../src/report/report.ts';
import { during } from '../lab/way.ts';

const gateCa = await root({ name: 'Gate CA' });
const other = await root({ name: 'Other CA' });
const branch = await root({ name: 'Branch CA' });
const sha256 = (issued: Issued): Fingerprint => fingerprint(issued.der);

interface Asked extends WorldOptions {
  readonly more?: readonly string[];
  readonly bundle?: string;
}

/** The folder of a test, and what it runs there: the proxy stands in the command line, the bundle in the folder. */
async function scene(options: ProxyOptions, files: Readonly<Record<string, string>> = {}) {
  const gate = await during(proxy(options));
  const folder = temporaryFolder({ 'b.pem': other.pem, ...files });
  const url = `http://127.0.0.1:${gate.port}`;
  const capture = ({ more = [], bundle = folder.join('b.pem'), ...world }: Asked = {}) =>
    runInWorld(['capture', '-p', url, '-t', 'platform.example', '-b', bundle, ...more], world);
  const report = async (asked: Asked = {}): Promise<CaptureReport> =>
    JSON.parse((await capture({ ...asked, more: [...(asked.more ?? []), '--json'] })).stdout) as CaptureReport;
  return { folder, capture, report, url, gate, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

function written(folder: TemporaryFolder): readonly string[] {
  return readdirSync(folder.path).filter((name) => name !== 'b.pem' && name !== 'out.pem');
}

describe('the chain that a proxy shows', () => {
  it('is put in order, with its root, the fingerprint to compare, and whether the bundle trusts it', async () => {
    using lab = await scene({ intercept: gateCa, interceptChain: [other, gateCa] });
    const { stdout, code } = await lab.capture();
    expect(code).toBe(0);
    expect(stdout).toContain(`SHA-256       ${fingerprintText(sha256(gateCa))}`);
    expect(stdout).toMatch(/1 {2}"platform.example" +leaf/);
    expect(stdout).toMatch(/2 {2}"Gate CA" +root +until 2036-01-01 +sent/);
    expect(stdout).toContain('1 certificate sent beside it, and no part of it');
    expect(stdout).toContain('the bundle does not hold this CA');
    expect(stdout).toContain(`--output FILE --fingerprint ${fingerprintText(sha256(gateCa))}`);
  });

  it('that the bundle trusts needs nothing, and is completed from the bundle where the root is not sent', async () => {
    using lab = await scene({ intercept: gateCa }, { 'b.pem': `# first\n${gateCa.pem}` });
    const { chains, status } = await lab.report();
    expect(status).toBe('ok');
    expect(chains[0]).toMatchObject({ trusted: true, missing: null, ca: { from: 'bundle', inBundle: 2, kind: 'root', accepted: true } });
    expect((await lab.capture()).stdout).toContain('nothing needs to be merged');
  });

  it('has no CA where only a leaf is sent: a leaf is never one, whatever fingerprint is expected', async () => {
    using lab = await scene({ intercept: gateCa });
    const out = lab.folder.join('out.pem');
    const { chains } = await lab.report();
    expect(chains[0]).toMatchObject({ ca: null, missing: { issuer: 'CN=Gate CA', places: [] }, path: [{ role: 'leaf' }] });
    const { stdout, code } = await lab.capture({ more: ['-o', out, '--fingerprint', chains[0]?.path[0]?.sha256 ?? ''] });
    expect(code).toBe(2);
    expect(stdout).toContain('nothing written: there is no CA to merge');
    expect(existsSync(out)).toBe(false);
  });

  it('gives an intermediate only where no root is to be had, and says so', async () => {
    const issuing = await intermediate(gateCa, { name: 'Gate Issuing CA' });
    using lab = await scene({ intercept: issuing, interceptChain: [issuing] });
    const { chains, status } = await lab.report();
    expect(status).toBe('warning');
    expect(chains[0]).toMatchObject({
      ca: { kind: 'intermediate', accepted: true, sha256: sha256(issuing) },
      missing: { issuer: 'CN=Gate CA' },
    });
    expect((await lab.capture()).stdout).toContain('an intermediate: its issuer "Gate CA" is not to be had');
  });

  it('prefers the root to a cross-signed twin of it', async () => {
    const twin = await intermediate(other, { name: 'Gate CA', keys: gateCa.keys });
    using lab = await scene({ intercept: gateCa, interceptChain: [twin, gateCa] }, { 'b.pem': 'nothing' });
    expect((await lab.report()).chains[0]).toMatchObject({
      ca: { sha256: sha256(gateCa), kind: 'root' },
      strays: [{ subject: 'CN=Gate CA' }],
    });
  });

  it('is judged by the rules: an expired CA is not written, though its fingerprint is the expected one', async () => {
    const old = await root({ name: 'Old CA', notAfter: new Date('2026-06-01') });
    using lab = await scene({ intercept: old, interceptChain: [old] });
    const out = lab.folder.join('out.pem');
    const { stdout, code } = await lab.capture({ more: ['-o', out, '--fingerprint', sha256(old)] });
    expect(code).toBe(2);
    expect(stdout).toContain('error  expired:');
    expect(stdout).toContain('nothing written: the CA is not fit for a bundle');
    expect(existsSync(out)).toBe(false);
  });

  it('is shown though there is no bundle yet, where nobody named one', async () => {
    using lab = await scene({ intercept: gateCa, interceptChain: [gateCa] });
    const { code, stdout } = await runInWorld(['capture', '-p', lab.url, '-t', 'platform.example', '--root', lab.folder.path]);
    expect(code).toBe(0);
    expect(stdout).toContain('trusting nothing: ');
    expect((await lab.capture({ bundle: '/nonexistent/b.pem' })).code).toBe(3);
  });

  it('is not there where the way ends before: the cause is told', async () => {
    using lab = await scene({ answer: 'HTTP/1.1 403 No\r\n\r\n' });
    const { status, failure, chosen } = await lab.report();
    expect({ status, chosen, cause: failure?.cause }).toEqual({ status: 'critical', chosen: null, cause: 'connect-denied' });
    expect((await lab.capture()).stdout).toMatch(/no chain for platform.example:443 was seen: connect-denied/);
  });

  it('is not waited for once the run is ended', async () => {
    using lab = await scene({ silent: true });
    const { code, stderr } = await lab.capture({ more: ['--timeout', '1m'], onInterrupt: (interrupt) => setImmediate(interrupt) });
    expect(code).toBe(3);
    expect(stderr).toContain('the run was ended by hand or by a signal');
  });

  it('tells whether the proxy re-signs where the direct way is gone too', async () => {
    const upstream = await during(platform(await leaf(other, { name: '127.0.0.1' })));
    using lab = await scene({ intercept: gateCa, interceptChain: [gateCa] });
    const { chains } = await lab.report({ more: ['-t', `127.0.0.1:${upstream.port}`, '--direct'] });
    expect(chains[0]?.interception?.verdict).toBe('intercepted');
    const unseen = await lab.report({ more: ['-t', `127.0.0.1:${await closedPort()}`, '--direct'] });
    expect(unseen.chains[0]?.interception).toEqual({ verdict: 'unknown', because: 'the direct path, which would decide, showed no chain' });
  });
});

describe('the proxy that is meant', () => {
  const settings = (url: string) => ({
    'etc/sysconfig/qualys-cloud-agent': `qualys_https_proxy="http://127.0.0.1:1;${url}"\n`,
    'etc/qualys/cloud-agent/qualys-cloud-agent.conf': 'ServerUri="https://platform.example/CloudAgent"\n',
  });

  it('is named by its place in the list that the agent is told', async () => {
    using lab = await scene({ intercept: gateCa, interceptChain: [gateCa] });
    using host = temporaryFolder(settings(lab.url));
    const { stdout } = await runInWorld(['capture', '-p', '2', '--root', host.path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ proxy: { index: 2, url: lab.url }, target: 'platform.example:443', chosen: 0 });
  });

  it.each([
    { given: [], why: 'the agent uses more than one proxy' },
    { given: ['-p', '3'], why: '--proxy names proxy 3, and the agent uses only 2' },
    { given: ['-p', 'gate.example:8080'], why: 'the value of --proxy is no proxy URL' },
    { given: ['-p', 'http://a.example:1;http://b.example:2'], why: '--proxy names more than one proxy' },
  ])('is refused where $why', async ({ given, why }) => {
    using host = temporaryFolder(settings('http://127.0.0.1:2'));
    const { stderr, code } = await runInWorld(['capture', ...given, '--root', host.path]);
    expect(stderr).toContain(why);
    expect(code).toBe(3);
  });
});

describe('--output', () => {
  const chain = { intercept: gateCa, interceptChain: [gateCa] };
  const print = fingerprintText(sha256(gateCa));

  it.each([
    { notation: 'as openssl prints it', text: `sha256 Fingerprint=${print}` },
    { notation: 'in lower case without colons', text: sha256(gateCa) },
    { notation: 'with a prefix', text: `sha256:${sha256(gateCa).toUpperCase()}` },
    { notation: 'with blanks', text: print.replaceAll(':', ' ') },
  ])('writes the CA alone where --fingerprint is its own, $notation', async ({ text }) => {
    using lab = await scene(chain);
    const out = lab.folder.join('out.pem');
    const { code, stdout } = await lab.capture({ more: ['-o', out, '--fingerprint', text] });
    expect({ code, left: written(lab.folder) }).toEqual({ code: 0, left: [] });
    expect(stdout).toContain(`wrote "Gate CA" to ${out}\nnext: cabundle merge --keep ${out} --output ${lab.folder.join('b.pem')}`);
    const content = readFileSync(out, 'utf8');
    expect(content).toContain(gateCa.pem);
    expect(content).toContain(`# Source: the proxy (${lab.url}), for platform.example:443`);
    expect((await runInWorld(['merge', '--keep', out, '-o', lab.folder.join('b.pem')])).code).toBe(0);
    expect((await lab.report()).chains[0]?.trusted).toBe(true);
    expect((await lab.capture({ more: ['-o', out, '--fingerprint', text] })).stdout).toContain('is up to date');
  });

  it('fails with both fingerprints where they differ, and writes nothing', async () => {
    using lab = await scene(chain);
    const out = lab.folder.join('out.pem');
    const { code, stderr } = await lab.capture({ more: ['-o', out, '--fingerprint', sha256(other)] });
    expect(code).toBe(2);
    expect(stderr).toContain(`expected SHA-256 ${fingerprintText(sha256(other))}, and the CA shown has ${print}`);
    expect(existsSync(out)).toBe(false);
    const { chains } = await lab.report();
    const ofLeaf = await lab.capture({ more: ['--fingerprint', chains[0]?.path[0]?.sha256 ?? ''] });
    expect(ofLeaf.stderr).toContain('the expected one is that of the leaf of the chain for the target');
    expect((await lab.capture({ more: ['--fingerprint', print] })).stdout).toContain('the fingerprint is the expected one');
  });

  it.each([
    { text: 'ab:cd', why: 'no SHA-256 fingerprint' },
    { text: `${sha256(gateCa)}00`, why: 'no SHA-256 fingerprint' },
    { text: sha256(gateCa).slice(0, 40), why: 'SHA-1' },
  ])('wants the whole SHA-256 on the command line: $text', async ({ text, why }) => {
    using lab = await scene(chain);
    const { code, stderr } = await lab.capture({ more: ['--fingerprint', text] });
    expect(code).toBe(3);
    expect(stderr).toContain(why);
    expect(lab.gate.accepted()).toBe(0);
  });

  it.each([
    { typed: sha256(gateCa).slice(-16), code: 0 },
    { typed: print, code: 0 },
    { typed: `  ${print.slice(-47)} `, code: 0 },
    { typed: 'yes', code: 2 },
    { typed: sha256(gateCa).slice(-8), code: 2 },
    { typed: sha256(gateCa).slice(0, 16), code: 2 },
    { typed: '', code: 2 },
    { typed: undefined, code: 2 },
  ])('is confirmed at the terminal by the end of the fingerprint: $typed', async ({ typed, code }) => {
    using lab = await scene(chain);
    const out = lab.folder.join('out.pem');
    const ran = await lab.capture({ more: ['-o', out], typed: [typed] });
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(print);
    expect(existsSync(out)).toBe(code === 0);
  });

  it('is refused before anybody is asked where there is no terminal', async () => {
    using lab = await scene(chain);
    const { code, stderr } = await lab.capture({ more: ['-o', lab.folder.join('out.pem')] });
    expect(code).toBe(3);
    expect(stderr).toContain('pass --fingerprint SHA256');
    expect(lab.gate.accepted()).toBe(0);
  });

  it.each([
    { what: 'a file that is there', file: { 'out.pem': other.pem }, more: [], code: 'output-exists' },
    { what: 'a file with a private key', file: { 'out.pem': other.pem + other.keyPem }, more: ['--replace'], code: 'output-not-a-bundle' },
    { what: 'a file that is no bundle', file: { 'out.pem': '#!/bin/sh\n' }, more: ['--replace'], code: 'output-not-a-bundle' },
  ])('leaves $what alone', async ({ file, more, code }) => {
    using lab = await scene(chain, file);
    const out = lab.folder.join('out.pem');
    const { stdout, code: exit } = await lab.capture({ more: ['-o', out, '--fingerprint', print, ...more, '--json'] });
    expect(exit).toBe(2);
    expect(JSON.parse(stdout).error.code).toBe(code);
    expect(readFileSync(out, 'utf8')).toBe(file['out.pem']);
  });

  it('replaces an older CA where that is asked, and keeps it as a generation', async () => {
    using lab = await scene(chain, { 'out.pem': other.pem });
    const { output } = await lab.report({ more: ['-o', lab.folder.join('out.pem'), '--fingerprint', print, '--replace'] });
    expect(output).toMatchObject({ written: true, generation: 2 });
  });

  it('never takes the place of the bundle itself, nor follows a link, nor stands where others may write', async () => {
    using lab = await scene(chain);
    const own = await lab.capture({ more: ['-o', lab.folder.join('b.pem'), '--fingerprint', print, '--replace', '--json'] });
    expect(JSON.parse(own.stdout).error.code).toBe('output-is-bundle');
    symlinkSync('elsewhere.pem', lab.folder.join('out.pem'));
    const linked = await lab.capture({ more: ['-o', lab.folder.join('out.pem'), '--fingerprint', print, '--json'] });
    expect(JSON.parse(linked.stdout).error.code).toBe('output-not-regular');
    chmodSync(lab.folder.path, 0o777);
    const shared = await lab.capture({ more: ['-o', lab.folder.join('new.pem'), '--fingerprint', print, '--json'] });
    expect(JSON.parse(shared.stdout).error.code).toBe('folder-shared');
  });
});

describe('a proxy that speaks TLS itself', () => {
  it('and is not trusted shows both chains, and never gets the login', async () => {
    const heads: string[] = [];
    const listener = await leaf(branch, { name: 'gate', hosts: ['127.0.0.1'] });
    const withChain = { ...listener, pem: listener.pem + branch.pem };
    using lab = await scene({ intercept: gateCa, interceptChain: [gateCa], tls: withChain, onHead: (head) => heads.push(head) });
    const url = `https://agent:hunter22@127.0.0.1:${lab.gate.port}`;
    const { stdout } = await runInWorld(['capture', '-p', url, '-t', 'platform.example', '-b', lab.folder.join('b.pem'), '--json']);
    const { chains, chosen } = JSON.parse(stdout) as CaptureReport;
    expect(chains).toMatchObject([
      { of: 'proxy', hop: 1, trusted: false, ca: { sha256: sha256(branch) } },
      { of: 'target', hop: null, trusted: false, ca: { sha256: sha256(gateCa) } },
    ]);
    expect(chosen).toBe(1);
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.join()).not.toContain('Proxy-Authorization');
    expect(stdout).not.toContain('hunter22');
    const out = lab.folder.join('listener.pem');
    const ran = await runInWorld([
      'capture',
      '-p',
      url,
      '-t',
      'platform.example',
      '-b',
      lab.folder.join('b.pem'),
      '--of',
      'proxy',
      '-o',
      out,
      '--fingerprint',
      sha256(branch),
    ]);
    expect(ran.stdout).toContain('the bundle does not trust the other chain: --of target is for its CA');
    expect(readFileSync(out, 'utf8')).toContain(branch.pem);
    expect(heads.join()).not.toContain('Proxy-Authorization');
  });

  it('with a self-signed certificate that is also the CA behind it does not make the target trusted', async () => {
    const gate = await root({ name: 'qgs.proxy', key: 'rsa' });
    using lab = await scene({ intercept: gate, tls: gate });
    const url = `https://127.0.0.1:${lab.gate.port}`;
    const { stdout } = await runInWorld(['capture', '-p', url, '-t', 'platform.example', '-b', lab.folder.join('b.pem'), '--json']);
    const { chains } = JSON.parse(stdout) as CaptureReport;
    expect(chains.map(({ trusted }) => trusted)).toEqual(chains.map(() => false));
    expect(chains[0]).toMatchObject({ of: 'proxy', ca: { sha256: sha256(gate), kind: 'root', accepted: true } });
  });
});

describe('a hostile chain', () => {
  it('acts on no terminal, and quotes no login', async () => {
    const evil = await root({ name: 'Evil \u{1b}[2J\u{202e} hunter22 CA' });
    using lab = await scene({ intercept: evil, interceptChain: [evil] });
    const args = ['capture', '-p', lab.url.replace('//', '//agent:hunter22@'), '-t', 'platform.example', '-b', lab.folder.join('b.pem')];
    const out = lab.folder.join('out.pem');
    const plain = await runInWorld([...args, '-o', out], { typed: [sha256(evil)] });
    const json = await runInWorld([...args, '--json']);
    expect(plain.code).toBe(0);
    expect(plain.stdout).toContain('Evil \\u{1b}[2J\\u{202e} *** CA');
    for (const { stdout, stderr } of [plain, json]) {
      expect(stdout + stderr).not.toMatch(/[^\P{C}\n]/u);
      expect(stdout + stderr).not.toContain('hunter22');
    }
  });

  it('of a hundred certificates of one name ends in time', async () => {
    const twins: readonly Issued[] = await Promise.all(Array.from({ length: 98 }, () => root({ name: 'X', extensions: [] })));
    const flood = await during(platform(await leaf(twins[97] as Issued), { chain: twins }));
    using lab = await scene({ upstream: flood });
    const begun = performance.now();
    const { chains } = await lab.report();
    expect(performance.now() - begun).toBeLessThan(5000);
    expect((chains[0]?.path.length ?? 0) + (chains[0]?.strays.length ?? 0)).toBe(99);
  });
});
