import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { startOffice } from '../../fixtures/office.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProbeReport } from '../../src/report/report.ts';

const office = await startOffice();
const folder = temporaryFolder({
  'good.pem': (office.files['ca/public-root.pem'] ?? '') + (office.files['ca/branch.pem'] ?? ''),
  'wrong.pem': (await root({ name: 'Other CA' })).pem,
});
afterAll(async () => {
  await office.close();
  folder[Symbol.dispose]();
});
const urls = office.proxies.split('; ');

async function report(bundle: string, args: readonly string[], environment = {}): Promise<ProbeReport> {
  const all = ['probe', '--json', '--bundle', folder.join(bundle), '--target', office.target, '--timeout', '2s', ...args];
  return JSON.parse((await runInWorld(all, { environment })).stdout) as ProbeReport;
}

describe('probe', () => {
  it('walks through every proxy of the environment and names the one that the agent would use', async () => {
    const found = await report('good.pem', [], { qualys_https_proxy: office.proxies });
    expect(found).toMatchObject({ status: 'warning', setBy: 'qualys_https_proxy', route: { uses: 3 } });
    expect(found.proxies.map(({ cause }) => cause)).toEqual([
      'connection-refused',
      'issuer-not-in-bundle',
      null,
      null,
      'issuer-not-in-bundle',
    ]);
    expect(found.proxies[2]?.legs.map(({ leg, ok }) => `${leg} ${ok}`)).toEqual([
      'resolve true',
      'connect true',
      'tunnel true',
      'target-tls true',
      'status true',
    ]);
    expect(found.proxies[3]?.legs.map(({ leg }) => leg)).toEqual(['resolve', 'connect', 'proxy-tls', 'tunnel', 'target-tls', 'status']);
  });

  it('shows the chain also where it is not trusted, and the anchor with its line where it is', async () => {
    const { proxies } = await report('good.pem', ['-p', urls[1] ?? '', '-p', urls[2] ?? '']);
    expect(proxies[0]).toMatchObject({ anchor: null, chain: [{ subject: 'CN=platform.example', issuer: 'CN=Beta Inspection CA 2026' }] });
    expect(proxies[1]).toMatchObject({ anchor: { line: 1, subject: 'CN=Example Public Root' }, partialChain: false });
    expect(proxies[1]?.chain.map(({ subject }) => subject)).toEqual(['CN=platform.example', 'CN=Example Public Issuer']);
  });

  it('is good where all proxies are, and critical where none is', async () => {
    expect(await report('good.pem', ['-p', urls[2] ?? ''])).toMatchObject({ status: 'ok', route: { uses: 1 } });
    expect(await report('wrong.pem', ['-p', urls[2] ?? ''])).toMatchObject({ status: 'critical', route: { uses: null } });
  });

  it('prefers --proxy to the environment and shows the sixth as ignored', async () => {
    const found = await report('good.pem', Array.from({ length: 6 }, () => ['-p', urls[2] ?? '']).flat(), {
      https_proxy: 'http://x.invalid:1',
    });
    expect(found.setBy).toBe('--proxy');
    expect(found.proxies.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ignored']);
    expect(found.status).toBe('ok');
  });

  it('adds the direct connection as one more row only when asked', async () => {
    const found = await report('good.pem', ['-p', urls[0] ?? '', '--direct']);
    expect(found.proxies.map(({ index, cause }) => [index, cause])).toEqual([
      [1, 'connection-refused'],
      ['direct', 'name-not-resolved'],
    ]);
  });

  it('says that the bundle does not load, also where no way comes so far that it matters', async () => {
    using empty = temporaryFolder({ 'empty.pem': '' });
    const args = ['probe', '--bundle', empty.join('empty.pem'), '--target', office.target, '-p', urls[0] ?? ''];
    const { code, stdout } = await runInWorld(args);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /\nerror {2}.*empty\.pem: it does not load, so nothing is trusted\n {2}why: {2}OpenSSL sees no certificate in it \(line 1\)\n {2}next: /,
    );
    expect(stdout).toMatch(/^error {2}proxy 1: connection-refused$/m);
    expect(JSON.parse((await runInWorld([...args, '--json'])).stdout)).toMatchObject({ bundle: { loads: false, loadError: { line: 1 } } });
  });

  it('tells people the cause, the evidence and the next step', async () => {
    const { code, stdout } = await runInWorld([
      'probe',
      '--bundle',
      folder.join('good.pem'),
      '--target',
      office.target,
      '-p',
      office.proxies,
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^proxy 1 {2}http:\/\/127\.0\.0\.1:\d+ +critical +\d+ ms +connection-refused$/m);
    expect(stdout).toMatch(/^proxy 3 {2}http:\/\/\*\*\*@127\.0\.0\.1:\d+ +ok +\d+ ms +trusted by "Example Public Root" \(line 1\)$/m);
    expect(stdout).toMatch(/error {2}proxy 2: issuer-not-in-bundle\n {2}why: {2}.+\n {2}next: .+\n/);
    expect(stdout).toMatch(
      /\nThe agent's way depends on what it counts as a failure, .* If only connection and HTTP failures make the agent go on, it would go silent: .* If failures of TLS trust make the agent go on too, it would use proxy 3 \(http:\/\/\*\*\*@127\.0\.0\.1:\d+\)\.\n$/,
    );
  });

  it.each([
    { args: ['--target', 'x.example'], says: 'no proxy is configured' },
    { args: ['-p', 'http://127.0.0.1:1'], says: 'no target is named' },
    { args: ['-p', 'http://127.0.0.1:1', '--target', 'a b'], says: '--target is not a host' },
    { args: ['-p', 'http://127.0.0.1:1', '--target', 'x.example', '--bundle', '/nonexistent'], says: 'there is no such file' },
    { args: ['-p', 'http://127.0.0.1:1', '--target', 'x.example', '--timeout', '5'], says: '--timeout is not a duration' },
    { args: ['-p', 'http://127.0.0.1:1', '--target', 'x.example', '--timeout', '30d'], says: '--timeout is not between 1ms and 10m' },
    { args: ['-p', 'http://127.0.0.1:1', '--target', 'https://x.example/'], says: '--target is a URL, not a host' },
  ])('could not tell: $says', async ({ args, says }) => {
    expect(await runInWorld(['probe', ...args])).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining(says) });
  });
});
