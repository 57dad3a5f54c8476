import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { type Issued, leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProbeReport } from '../../src/report/report.ts';

const authority = await root();
const folder = temporaryFolder({ 'b.pem': authority.pem });
afterAll(() => folder[Symbol.dispose]());

async function probe(proxies: readonly string[]): Promise<ProbeReport> {
  const args = [
    'probe',
    '--json',
    '-b',
    folder.join('b.pem'),
    '-t',
    'platform.example',
    '--timeout',
    '5s',
    ...proxies.flatMap((url) => ['-p', url]),
  ];
  return JSON.parse((await runInWorld(args)).stdout) as ProbeReport;
}

it('an interceptor that writes the login into the names of its certificate is not quoted', async () => {
  const spy = await root({ name: 'hunter22 CA' });
  const gate = await proxy({ intercept: spy });
  const found = await probe([`http://agent:hunter22@127.0.0.1:${gate.port}`]);
  await gate.close();
  expect(JSON.stringify(found)).not.toContain('hunter22');
  expect(found.proxies[0]).toMatchObject({ cause: 'issuer-not-in-bundle', chain: [{ issuer: 'CN=*** CA' }] });
});

it('a peer that sends a hundred certificates of one name costs a good proxy nothing', async () => {
  // Each names the others as its issuer, and none of them signed any: without a bound, ten thousand signatures to check.
  const twins: readonly Issued[] = await Promise.all(Array.from({ length: 60 }, () => root({ name: 'X', extensions: [] })));
  const [first, ...others] = twins as [Issued, ...Issued[]];
  const flood = await platform(first, { chain: others });
  const upstream = await platform(await leaf(authority));
  const gates = [await proxy({ upstream: flood }), await proxy({ upstream, delayMs: 300 })] as const;
  const found = await probe(gates.map(({ port }) => `http://127.0.0.1:${port}`));
  await Promise.all([flood, upstream, ...gates].map(({ close }) => close()));
  expect(found.proxies.map(({ status }) => status)).toEqual(['critical', 'ok']);
  expect(found.route.uses).toBe(2);
});

it('nothing that a peer sends acts on the terminal, leg by leg neither', async () => {
  const escape = 'Evil \u{1b}[2J\u{202e}CA';
  const mint = await root({ name: escape });
  const gates = [
    await proxy({ intercept: mint, interceptChain: [mint] }),
    await proxy({ answer: `HTTP/1.1 403 ${escape}\r\nServer: ${escape}\r\n\r\n<title>${escape}</title>` }),
  ];
  const proxies = gates.flatMap(({ port }) => ['-p', `http://127.0.0.1:${port}`]);
  const { stdout, stderr } = await runInWorld(['probe', '-v', '-b', folder.join('b.pem'), '-t', 'platform.example', ...proxies]);
  await Promise.all(gates.map(({ close }) => close()));
  expect(stdout).toContain('Evil \\u{1b}[2J\\u{202e}CA');
  expect(stdout + stderr).not.toMatch(/[^\P{C}\n]/u);
});
