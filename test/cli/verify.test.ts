import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { VerifyReport } from '../../src/report/verifying/verify-rows.ts';

const gateLeaf = sample('gate-a-leaf.pem');
const corpRoot = sample('corp-root.pem');

async function report(...args: readonly string[]): Promise<VerifyReport> {
  return JSON.parse((await runInWorld(['verify', ...args, '--json'])).stdout) as VerifyReport;
}

describe('verify', () => {
  it('trusts a leaf below a root of the bundle, and shows the path with its places', async () => {
    const { code, stdout } = await runInWorld(['verify', '--chain', gateLeaf, '--bundle', corpRoot]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^trusted {2}.*gate-a-leaf\.pem by .*corp-root\.pem\n/);
    expect(stdout).toMatch(/\n {2}0 {2}"gate-a\.example" +.*gate-a-leaf\.pem:1 #1\n/);
    expect(stdout).toMatch(/\n {2}1 {2}"Corp Proxy Root CA" +not sent +in the bundle, .*corp-root\.pem:1\n/);
    expect(stdout).toContain('no name was checked: pass --host NAME for that');
  });

  it('says what is missing, what OpenSSL says and what to do', async () => {
    const { code, stdout } = await runInWorld(['verify', '--chain', gateLeaf, '--bundle', sample('branch.pem')]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^not trusted /);
    expect(stdout).toContain('error  0 "gate-a.example"  issuer-not-found  nobody here is the issuer "Corp Proxy Root CA"');
    expect(stdout).toContain('openssl says: error 20 at 0 depth lookup: unable to get local issuer certificate\n');
    expect(stdout).toContain('next: issuer-not-found: get the CA that issued it');
  });

  it.each([
    { host: 'gate-a.example', code: 0 },
    { host: 'GATE-A.example', code: 0 },
    { host: 'gate-b.example', code: 2 },
    { host: '[2001:db8::1]', code: 2 },
    { host: '192.0.2.1', code: 2 },
    { host: 'https://gate-a.example/', code: 3 },
    { host: '', code: 3 },
  ])('ends with $code for the host "$host"', async ({ host, code }) => {
    expect((await runInWorld(['verify', '--chain', gateLeaf, '--bundle', corpRoot, '--host', host])).code).toBe(code);
  });

  it('tells the names that the leaf has where the host is none of them', async () => {
    const found = await report('--chain', gateLeaf, '--bundle', corpRoot, '--host', 'gate-b.example');
    expect(found).toMatchObject({
      status: 'critical',
      trusted: false,
      reason: 'host-mismatch',
      openssl: { error: { code: 62, depth: 0 } },
    });
    expect(found.failures[0]?.detail).toContain('gate-a.example');
  });

  it('judges as on another day', async () => {
    expect(await report('--chain', gateLeaf, '--bundle', corpRoot, '--at', '2050-01-01')).toMatchObject({ reason: 'expired' });
    expect(await report('--chain', gateLeaf, '--bundle', corpRoot, '--at', '2000-01-01T00:00:00.000Z')).toMatchObject({
      at: '2000-01-01T00:00:00Z',
      reason: 'not-yet-valid',
    });
  });

  it('trusts a chain by an intermediate in the bundle, as curl does, unless a root is asked for', async () => {
    const anchor = await root();
    const middle = await intermediate(anchor);
    using folder = temporaryFolder({ 'chain.pem': (await leaf(middle)).pem, 'bundle.pem': middle.pem });
    const files = ['--chain', folder.join('chain.pem'), '--bundle', folder.join('bundle.pem')];
    expect(await report(...files, '--at', '2026-06-01')).toMatchObject({ trusted: true, rules: { partialChain: true } });
    expect(await report(...files, '--at', '2026-06-01', '--no-partial-chain')).toMatchObject({
      trusted: false,
      reason: 'issuer-not-found',
      openssl: { error: { code: 2, depth: 1 } },
      rules: { partialChain: false },
    });
  });

  it('asks more of keys at a higher level of security, and less of the purpose where any will do', async () => {
    const anchor = await root({ key: 'rsa' });
    using folder = temporaryFolder({ 'chain.pem': anchor.pem, 'bundle.pem': anchor.pem });
    const files = ['--chain', folder.join('chain.pem'), '--bundle', folder.join('bundle.pem'), '--at', '2026-06-01'];
    expect(await report(...files)).toMatchObject({ reason: 'purpose-not-server' });
    expect(await report(...files, '--purpose', 'any', '--security-level', '2')).toMatchObject({ trusted: true });
    expect((await runInWorld(['verify', ...files, '--security-level', '3'])).code).toBe(3);
  });

  it('tells a bundle that does not load by its line, and that nothing is trusted by it', async () => {
    const { code, stdout } = await runInWorld(['verify', '--chain', gateLeaf, '--bundle', sample('cut-off.pem')]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/error {2}.*cut-off\.pem:1 {2}does-not-load {2}the agent refuses the whole file: a block has no END line\n/);
    expect(await report('--chain', gateLeaf, '--bundle', sample('cut-off.pem'))).toMatchObject({
      trusted: false,
      reason: 'bundle-does-not-load',
      bundle: { loads: false, loadError: { line: 1 } },
      openssl: null,
    });
  });

  it("takes the agent's bundle where none is named, in another root too", async () => {
    using folder = temporaryFolder({ 'etc/qualys/cloud-agent/cert/ca-bundle.crt': readFileSync(corpRoot) });
    expect(await report('--chain', gateLeaf, '--root', folder.path)).toMatchObject({
      trusted: true,
      bundle: { path: folder.join('etc/qualys/cloud-agent/cert/ca-bundle.crt') },
    });
  });

  it.each([
    { args: [], why: '--chain' },
    { args: ['--chain', '/nonexistent'], why: 'there is no such file' },
    { args: ['--chain', '-', '--bundle', '-'], why: '"-" is named more than once' },
    { args: ['--chain', sample('README.md'), '--bundle', corpRoot], why: 'the file holds no certificate' },
  ])('could not tell with $args', async ({ args, why }) => {
    expect(await runInWorld(['verify', ...args])).toMatchObject({ code: 3, stderr: expect.stringContaining(why) });
  });

  it('says both where OpenSSL follows one path and another would do', async () => {
    // An expired twin of the same name and key in front, whose renewal stands in the bundle under another root.
    const old = await root({ name: 'Old Root', notAfter: new Date('2026-02-01') });
    const fresh = await root({ name: 'Fresh Root' });
    const byOld = await intermediate(old, { name: 'Shared CA' });
    const byFresh = await intermediate(fresh, { name: 'Shared CA', keys: byOld.keys });
    const server = await leaf(byOld);
    using folder = temporaryFolder({ 'chain.pem': server.pem + byOld.pem + byFresh.pem, 'bundle.pem': old.pem + fresh.pem });
    const files = ['--chain', folder.join('chain.pem'), '--bundle', folder.join('bundle.pem'), '--at', '2026-06-01'];
    const found = await report(...files);
    expect(found).toMatchObject({ trusted: false, reason: 'expired', openssl: { trusted: false }, standard: { trusted: true } });
    expect(found.standard?.path).toEqual([server, byFresh, fresh].map(({ der }) => fingerprint(der)));
    const { stdout } = await runInWorld(['verify', ...files]);
    expect(stdout).toContain('by the standard (RFC 5280, RFC 4158), which tries every path, it would be trusted; OpenSSL');
    expect(stdout).toMatch(/\n {2}2 {2}"Fresh Root"/);
  });
});
