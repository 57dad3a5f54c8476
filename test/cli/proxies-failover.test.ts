import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProxiesReport } from '../../src/report/proxies-rows.ts';

const settings = 'etc/default/qualys-cloud-agent';
const conf = 'etc/qualys/cloud-agent/qualys-cloud-agent.conf';
const list = 'http://agent:geheim@gate-1.example:3128;http://gate-2.example:3128;http://gate-3.example:3128';
const host = temporaryFolder({ [settings]: `qualys_https_proxy="${list}"\n` });
const tuned = temporaryFolder({ [settings]: `https_proxy="${list}"\n`, [conf]: '# by hand\nQualysProxyOrder=random\nProxyFailOpen=0\n' });
afterAll(() => {
  host[Symbol.dispose]();
  tuned[Symbol.dispose]();
});

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
formats.default(ajv);
const schema = readFileSync('src/report/report.schema.json', 'utf8');
const validate = ajv.compile(
  JSON.parse(schema.replaceAll('"type": "object",', '"type": "object", "additionalProperties": false,')) as object,
);

async function told(...args: readonly string[]): Promise<ProxiesReport> {
  return JSON.parse((await runInWorld(['proxies', '--json', ...args])).stdout) as ProxiesReport;
}

describe('proxies --down', () => {
  it('says attempt by attempt what the agent does, and what it would if others were dead', async () => {
    const { code, stdout } = await runInWorld(['proxies', '--root', host.path, '--down', '1,3']);
    expect(code).not.toBe(2);
    expect(stdout).toContain(`
proxy 1  http://***@gate-1.example:3128  down   the agent goes on to proxy 2
proxy 2  http://gate-2.example:3128      works  the host reports

The host reports through proxy 2.

    PROXY 1  2     3     OF 8  THE HOST
    up       any   any   4     reports through proxy 1
->  down     up    any   2     reports through proxy 2
    down     down  up    1     reports through proxy 3
    down     down  down  1     goes direct (not tested)
`);
    expect(stdout).not.toContain('geheim');
  });

  it('says nothing of failover unless it is asked', async () => {
    expect((await told('--root', host.path)).failover).toBeNull();
    expect((await runInWorld(['proxies', '--root', host.path])).stdout).not.toContain('Each connection');
  });

  it('assumes sequential order and fail open, and says that it is assumed', async () => {
    const { failover } = await told('--root', host.path, '--down', '1');
    expect(failover).toMatchObject({ order: 'sequential', failOpen: true, setBy: { order: null, failOpen: null }, direct: 'untested' });
  });

  it("takes both from the agent's configuration, with file and line", async () => {
    const { failover } = await told('--root', tuned.path, '--down', '1');
    expect(failover).toMatchObject({ order: 'random', failOpen: false });
    expect(failover?.setBy).toEqual({ order: `${tuned.join(conf)}:2`, failOpen: `${tuned.join(conf)}:3` });
    expect(failover?.readings[0]?.outcomes.map(({ through, fraction }) => [through, fraction])).toEqual([
      [2, '1/2'],
      [3, '1/2'],
    ]);
  });

  it('puts options before the configuration', async () => {
    const { failover } = await told('--root', tuned.path, '--order', 'sequential', '--fail-open');
    expect(failover).toMatchObject({ order: 'sequential', failOpen: true, setBy: { order: '--order', failOpen: '--fail-open' } });
    expect((await told('--root', host.path, '--no-fail-open')).failover).toMatchObject({ failOpen: false });
  });

  it('draws the same order for the same seed', async () => {
    const drawn = async (seed: string) => (await told('--root', tuned.path, '--seed', seed)).failover?.readings[0]?.drawn;
    expect(await drawn('4')).toEqual(await drawn('4'));
    const ways = await Promise.all(['1', '2', '3', '4', '5', '6', '7', '8'].map(async (seed) => JSON.stringify(await drawn(seed))));
    expect(new Set(ways).size).toBeGreaterThan(1);
  });

  it('is critical where the host goes silent or past every proxy, and a warning where that depends on the reading', async () => {
    using sound = temporaryFolder({ [settings]: 'qualys_https_proxy="http://gate-1.example:3128;http://gate-2.example:3128"\n' });
    const exit = async (...args: readonly string[]) => (await runInWorld(['proxies', '--root', sound.path, ...args])).code;
    expect(await exit()).toBe(0);
    expect(await exit('--down', '1')).toBe(0);
    expect(await exit('--untrusted', '1')).toBe(1);
    expect(await exit('--down', '1,2')).toBe(2);
    expect(await exit('--down', '1,2', '--no-fail-open')).toBe(2);
  });

  it('does not hide what is wrong with the settings behind a failover that is good', async () => {
    using folder = temporaryFolder({ [settings]: 'qualys_https_proxy="http://gate-1.example:3128;gate-2.example:3128"\n' });
    expect(await told('--root', folder.path, '--order', 'sequential')).toMatchObject({ status: 'critical' });
  });

  it('takes an entry that is no proxy URL for one that never works, whatever else is down', async () => {
    using folder = temporaryFolder({ [settings]: 'qualys_https_proxy="gate-1.example:3128;http://gate-2.example:3128"\n' });
    const { failover } = await told('--root', folder.path, '--order', 'sequential');
    expect(failover?.proxies.map(({ proxy, condition }) => [proxy, condition])).toEqual([
      ['unreadable', 'unreadable'],
      ['http://gate-2.example:3128', 'works'],
    ]);
    const ends = failover?.readings.flatMap(({ subsets }) => subsets.flatMap(({ outcomes }) => outcomes.map(({ through }) => through)));
    expect(ends).toEqual([2, null, 2, null]);
  });

  it.each([
    [['--down', '4'], 'usage'],
    [['--down', 'one'], 'usage'],
    [['--down', '1', '--untrusted', '1'], 'usage'],
    [['--seed', '1'], 'usage'],
    [['--order', 'best'], 'usage'],
  ])('cannot tell with %j', async (args, code) => {
    const ran = await runInWorld(['proxies', '--root', host.path, '--json', ...args]);
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code } });
  });

  it('cannot tell where only a shell that runs the file knows the list', async () => {
    using folder = temporaryFolder({
      'etc/init.d/qualys-cloud-agent': '#!/bin/sh\n',
      'etc/sysconfig/qualys-cloud-agent': 'qualys_https_proxy="$(cat /root/proxies)"\n',
    });
    const ran = await runInWorld(['proxies', '--root', folder.path, '--json', '--order', 'random']);
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code: 'proxies-not-known' } });
  });

  it('cannot tell where the list is longer than a program can be given', async () => {
    using folder = temporaryFolder({ [settings]: `qualys_https_proxy="http://gate.example:1;${'x'.repeat(200_000)}"\n` });
    const ran = await runInWorld(['proxies', '--root', folder.path, '--json', '--down', '1']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code: 'proxies-not-known' } });
  });

  it.each([
    ['--down', '1'],
    ['--order', 'random', '--seed', '3'],
    ['--untrusted', '1', '--no-fail-open'],
  ])('is one document of the published schema with %s %s', async (...args) => {
    expect(validate(await told('--root', host.path, ...args)), JSON.stringify(validate.errors?.slice(-3))).toBe(true);
  });
});
