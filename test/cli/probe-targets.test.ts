import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProbeReport } from '../../src/report/report.ts';

const authority = await root({ name: 'Public Root' });
const gateway = await root({ name: 'Gateway CA' });
const upstream = await platform(await leaf(authority, { hosts: ['platform.example'] }));
const heads: string[] = [];
const tunnel = await proxy({ upstream, onHead: (head) => heads.push(head) });
const interceptor = await proxy({ intercept: gateway });
const [first, second] = [`http://127.0.0.1:${tunnel.port}`, `http://127.0.0.1:${interceptor.port}`];
const folder = temporaryFolder({ 'b.pem': authority.pem + gateway.pem });
afterAll(async () => {
  await Promise.all([upstream, tunnel, interceptor].map(({ close }) => close()));
  folder[Symbol.dispose]();
});
const two = ['-b', folder.join('b.pem'), '-t', 'platform.example', '-t', 'cask.example:8443', '-p', first, '-p', second];

async function report(...args: readonly string[]): Promise<ProbeReport> {
  return JSON.parse((await runInWorld(['probe', '--json', ...args])).stdout) as ProbeReport;
}

describe('probe of several targets', () => {
  it('has a row for each proxy and target, grouped by proxy, each with legs and a verdict of its own', async () => {
    const found = await report(...two, '-p', 'nonsense');
    expect(found.proxies.map(({ index, target, status, cause }) => [index, target, status, cause])).toEqual([
      [1, 'platform.example:443', 'ok', null],
      [1, 'cask.example:8443', 'critical', 'host-name-mismatch'],
      [2, 'platform.example:443', 'ok', null],
      [2, 'cask.example:8443', 'ok', null],
      [3, null, 'critical', 'proxy-unreadable'],
    ]);
    expect(found.proxies.slice(0, 4).map(({ legs }) => legs.at(-1)?.leg)).toEqual(['status', 'target-tls', 'status', 'status']);
    expect(found).toMatchObject({
      status: 'warning',
      target: 'platform.example:443',
      targets: [
        { target: 'platform.example:443', uses: 1 },
        { target: 'cask.example:8443', uses: 2 },
      ],
      route: { uses: 1 },
      cutShort: null,
    });
  });

  it('is critical where one of the targets is reached through no proxy', async () => {
    expect(await report(...two.slice(0, -2))).toMatchObject({ status: 'critical', targets: [{ uses: 1 }, { uses: null }] });
  });

  it('asks each target once, however often it is named', async () => {
    heads.length = 0;
    await report(...two, '-t', 'PLATFORM.example:443');
    expect(heads.map((head) => head.split(' ')[1]).toSorted()).toEqual(['cask.example:8443', 'platform.example:443']);
  });

  it('walks at most as many ways at once as --parallel says', async () => {
    let open = 0;
    let most = 0;
    const gate = await proxy({
      upstream,
      delayMs: 30,
      onHead: () => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
        }, 30);
      },
    });
    const targets = Array.from({ length: 6 }, (_, i) => ['-t', `t${i}.example`]).flat();
    await report('-b', folder.join('b.pem'), ...targets, '-p', `http://127.0.0.1:${gate.port}`, '--parallel', '2');
    await gate.close();
    expect(most).toBe(2);
  });

  it('tells people the targets in a column, and a cause that all share once', async () => {
    const down = `http://127.0.0.1:${await closedPort()}`;
    const { stdout, code } = await runInWorld(['probe', ...two, '-p', down]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^targets platform\.example:443, cask\.example:8443, trusting exactly/);
    expect(stdout).toMatch(/^proxy 1 {2}http:\S+ {2}platform\.example:443 {2}ok +\d+ ms +trusted by "Public Root" \(line 1\)/m);
    expect(stdout).toMatch(/^ {10,}cask\.example:8443 +critical +\d+ ms +host-name-mismatch/m);
    expect(stdout.match(/^error {2}.*$/gm)).toEqual([
      'error  proxy 1 to cask.example:8443: host-name-mismatch',
      'error  proxy 3: connection-refused',
    ]);
    expect(stdout).toMatch(
      /\nplatform\.example:443: The agent would use proxy 1 \(.*\)\.\ncask\.example:8443: The agent would use proxy 2 \(.*\)\.\n$/,
    );
  });

  it('asks a chain of two proxies, one through the other', async () => {
    const found = await report(
      '-b',
      folder.join('b.pem'),
      '-t',
      'platform.example',
      '-p',
      `${first} > http://a:hunter22@inner.example:3128`,
    );
    expect(found.proxies).toMatchObject([{ index: 1, proxy: `${first} > http://***@inner.example:3128`, target: 'platform.example:443' }]);
    expect(found.proxies[0]?.legs.map(({ leg, hop }) => [leg, hop]).slice(0, 3)).toEqual([
      ['resolve', 1],
      ['connect', 1],
      ['tunnel', 1],
    ]);
    expect(heads.at(-1)).toMatch(/^CONNECT inner\.example:3128 HTTP/);
    expect(heads.join()).not.toContain(Buffer.from('a:hunter22').toString('base64'));
  });

  it('obeys --proxy-tls', async () => {
    heads.length = 0;
    const args = ['-b', folder.join('b.pem'), '-t', 'platform.example', '-p', first.replace('http:', 'https:'), '--timeout', '1s'];
    const always = await report(...args, '--proxy-tls', 'always');
    expect(heads).toEqual([]);
    expect(always.proxies[0]?.legs.at(-1)).toMatchObject({ leg: 'proxy-tls', ok: false });
    const never = await report(...args, '--proxy-tls', 'never');
    expect(never.proxies[0]).toMatchObject({ status: 'warning', cause: 'proxy-speaks-http' });
  });

  it.each([
    [['--proxy-tls', 'sometimes'], '--proxy-tls is none of auto, always and never'],
    [['--parallel', '0'], '--parallel is not a whole number of at least 1'],
    [['--deadline', '0s'], '--deadline is not between 1ms and 1d'],
    [['--deadline', 'soon'], '--deadline is not a duration'],
    [['--credentials-file', '/nonexistent'], 'there is no such file'],
    [Array.from({ length: 101 }, (_, i) => ['-t', `t${i}.example`]).flat(), '--target is given more than 100 times'],
  ])('could not tell: %j', async (args, says) => {
    const { code, stderr } = await runInWorld(['probe', '-b', folder.join('b.pem'), '-t', 'x.example', '-p', first, ...args]);
    expect(stderr).toContain(says);
    expect(code).toBe(3);
  });
});
