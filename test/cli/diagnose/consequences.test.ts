import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../../fixtures/world.ts';
import { settingsRules } from '../../../src/agent/findings/index.ts';
import { proxyRules } from '../../../src/proxy/findings/index.ts';
import type { DiagnoseReport, ProbeReport } from '../../../src/report/report.ts';
import { type HostTreeOptions, hostTree, paths } from '../../lab/host-tree.ts';
import { during, urlOf } from '../../lab/way.ts';

const [publicRoot, acme] = [await root({ name: 'Public Root' }), await root({ name: 'Acme CA' })];
const upstream = await platform(await leaf(publicRoot, { name: 'platform.example' }));
const [tunnel, interceptor] = [await proxy({ upstream }), await proxy({ intercept: acme })];
afterAll(async () => void (await Promise.all([tunnel, interceptor, upstream].map(({ close }) => close()))));
const bundle = publicRoot.pem + acme.pem;
const [first, second] = [urlOf(tunnel), urlOf(interceptor)];
const [unit, script] = [paths.unit, 'etc/init.d/qualys-cloud-agent'];

async function reported<Report>(command: 'diagnose' | 'probe', options: Partial<HostTreeOptions>, args: readonly string[] = []) {
  using tree = hostTree({ bundle, list: first, ...options });
  const { stdout } = await runInWorld([command, '--root', tree.path, '--json', ...args]);
  return JSON.parse(stdout) as Report;
}
const diagnosed = (options: Partial<HostTreeOptions>, args?: readonly string[]) => reported<DiagnoseReport>('diagnose', options, args);

describe('a setting that is broken', () => {
  it.each([...settingsRules, ...proxyRules])('has words for what is the case and what follows: $id', ({ title, broken, consequence }) => {
    expect(broken).not.toBe(title);
    for (const text of [broken, consequence]) expect(text).toMatch(/^[^A-Z].{10,}[^.]$/);
  });

  it('is told as the fact, with what becomes of the agent', async () => {
    const files = { [unit]: '[Service]\nEnvironmentFile=/etc/proxy.env\nEnvironmentFile=-/etc/sysconfig/qualys-cloud-agent\n' };
    const { causes, verdict } = await diagnosed({ files }, ['--offline']);
    expect(causes[0]).toMatchObject({
      id: 'settings-file-demanded',
      severity: 'critical',
      title: 'a file that the unit demands is missing',
      consequence:
        'systemd does not start the agent, and the platform hears nothing of this host; an init script does not look at the unit',
    });
    expect(verdict).toBe('One cause: a file that the unit demands is missing.');
  });

  it('says what a shell does with it where a shell starts the agent', async () => {
    const files = { [unit]: null, [script]: '', [paths.settings]: `qualys_https_proxy=${first};${second}\n` };
    const { causes } = await diagnosed({ files }, ['--offline']);
    expect(causes[0]).toMatchObject({ id: 'unquoted-semicolon', severity: 'critical', title: 'a list of proxies stands in no quotes' });
    expect(causes[0]?.consequence).toMatch(/^where an init script starts the agent, .* runs the rest of the line as commands/);
  });

  it('says what the route says too, where that is known', async () => {
    const list = `http://127.0.0.1; ${second}`;
    expect((await diagnosed({ list })).causes[0]).toMatchObject({
      id: 'port-missing',
      consequence:
        'the agent connects to port 1080, or 443, and goes on to the next proxy where nobody answers there; as things are, the host reports through proxy 2',
    });
    const { consequence } = (await diagnosed({ list }, ['--offline'])).causes[0] ?? {};
    expect(consequence).toMatch(/^the agent connects to port 1080/);
  });
});

describe('with several targets', () => {
  const targets = ['--target', 'platform.example', '--target', 'other.example'];

  it('says to which of them what follows', async () => {
    const { causes, verdict } = await diagnosed({ list: `${first}; ${second}` }, targets);
    expect(causes[0]).toMatchObject({ id: 'host-name-mismatch', proxies: [1] });
    expect(causes[0]?.consequence).toMatch(
      /^to platform\.example:443: the host reports through proxy 1; to other\.example:443: if only connection and HTTP failures .*goes silent.*proxy 2/,
    );
    expect(verdict).toMatch(/platform\.example:443: The agent would use proxy 1 .* other\.example:443: The agent's way depends/);
  });

  it('says it once where it is the same for all', async () => {
    const { causes } = await diagnosed({ list: `http://127.0.0.1:${await closedPort()}; ${second}` }, targets);
    expect(causes[0]).toMatchObject({ id: 'connection-refused', consequence: 'the host reports through proxy 2' });
  });
});

describe('a way whose status page is not well', () => {
  it('counts as open, and the route says so', async () => {
    const unwell = await during(platform(await leaf(publicRoot, { name: 'platform.example' }), { status: 503 }));
    const list = urlOf(await during(proxy({ upstream: unwell })));
    const sentence = 'The target is reached and trusted through proxy 1, but its status page is answered with 503.';
    const { causes, verdict, probe } = await diagnosed({ list });
    expect(causes).toMatchObject([{ id: 'status-not-ok', severity: 'warning', consequence: null }]);
    expect(verdict).toMatch(new RegExp(`The agent would use proxy 1 \\(.*\\)\\. ${sentence}$`));
    expect(probe?.targets).toMatchObject([{ uses: 1 }]);
    using tree = hostTree({ bundle, list });
    expect((await runInWorld(['probe', '--root', tree.path])).stdout).toContain(sentence);
    expect(await reported<ProbeReport>('probe', { list })).toMatchObject({ status: 'warning', targets: [{ uses: 1 }] });
  });
});
