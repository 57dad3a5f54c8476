import { chmodSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { cabundle } from '../../../fixtures/cabundle.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../../fixtures/world.ts';
import type { DiagnoseReport } from '../../../src/report/report.ts';
import { startedAt } from '../../lab/host.ts';
import { type HostTreeOptions, hostTree, paths } from '../../lab/host-tree.ts';
import { urlOf } from '../../lab/way.ts';

const [publicRoot, acme, stranger] = [
  await root({ name: 'Public Root' }),
  await root({ name: 'Acme CA' }),
  await root({ name: 'Stranger CA' }),
];
const upstream = await platform(await leaf(publicRoot, { name: 'platform.example' }));
const login = { user: 'agent', password: 'night-watch-1' };
const tunnel = await proxy({ upstream, login });
const interceptor = await proxy({ intercept: acme });
const unknown = await proxy({ intercept: stranger });
afterAll(async () => void (await Promise.all([tunnel, interceptor, unknown, upstream].map(({ close }) => close()))));

const bundle = publicRoot.pem + acme.pem;
const first = urlOf(tunnel, { login: 'agent:night-watch-1' });
const [second, third] = [urlOf(interceptor), urlOf(unknown)];
const healthy: HostTreeOptions = { list: `${first}; ${second}`, bundle };
const down = `http://127.0.0.1:${await closedPort()}`;

async function diagnosed(
  options: HostTreeOptions,
  args: readonly string[] = [],
  prepare: (path: (name: string) => string) => void = () => undefined,
): Promise<DiagnoseReport & { readonly code: number | null }> {
  using tree = hostTree(options);
  prepare(tree.join);
  const { code, stdout } = await runInWorld(['diagnose', '--root', tree.path, '--json', '--timeout', '2s', ...args]);
  expect(stdout).not.toContain('night-watch');
  return { ...(JSON.parse(stdout) as DiagnoseReport), code };
}
const ids = ({ causes }: Pick<DiagnoseReport, 'causes'>) => causes.map(({ id, severity }) => `${severity} ${id}`);

describe('diagnose', () => {
  it('believes nothing of a process that another user has given the name of the agent', async () => {
    const files = { 'proc/812/status': 'Uid:\t1001\t1001\t1001\t1001\n', [paths.environ]: 'qualys_https_proxy=http://evil.example:1\0' };
    const report = await diagnosed({ ...healthy, files });
    expect(report).toMatchObject({ causes: [], agent: { state: 'unknown', pid: null } });
    expect(JSON.stringify(report)).not.toContain('evil.example');
  });

  it('finds nothing on a healthy host', async () => {
    const report = await diagnosed(healthy);
    expect(report).toMatchObject({ code: 0, status: 'ok', causes: [], open: [], agent: { state: 'running', pid: 812 } });
    expect(report.verdict).toBe(`Nothing is wrong. The agent would use proxy 1 (http://***@127.0.0.1:${tunnel.port}).`);
  });

  it('prints one line for people then, and none where it is to be quiet', async () => {
    using tree = hostTree(healthy);
    const { stdout, code } = await runInWorld(['diagnose', '--root', tree.path]);
    expect([stdout.trimEnd().split('\n').length, code]).toEqual([1, 0]);
    expect(await runInWorld(['diagnose', '--root', tree.path, '--quiet'])).toMatchObject({ stdout: '', code: 0 });
  });

  it('names two independent faults, the one that a connection meets first before the other', async () => {
    const report = await diagnosed({ ...healthy, list: `${down}; ${second}; ${third}` });
    expect(ids(report)).toEqual(['critical connection-refused', 'critical issuer-not-in-bundle']);
    expect(report.causes.map(({ proxies }) => proxies)).toEqual([[1], [3]]);
    expect(report.causes[1]?.evidence).toContain('so proxies-show-different-cas: proxy 2: "Acme CA", which the bundle holds');
    expect(report.code).toBe(2);
  });

  it('says what follows for the agent: which proxy it falls to, or that it is cut off', async () => {
    const falls = await diagnosed({ ...healthy, list: `${down}; ${second}` });
    expect(falls.causes[0]).toMatchObject({ id: 'connection-refused', consequence: 'the host reports through proxy 2' });
    const behind = await diagnosed({ ...healthy, list: `${second}; ${down}` });
    expect(behind.causes[0]?.consequence).toBe('nothing while proxy 1 works: the agent comes to proxy 2 only when that fails');
    const silent = await diagnosed({ ...healthy, list: down });
    expect(silent.causes[0]?.consequence).toBe('the host goes silent');
  });

  it('tells how likely each end is where the order is random', async () => {
    const files = { [paths.conf]: 'ServerUri="https://platform.example/"\nProxyFailOpen=0\nQualysProxyOrder=random\n' };
    const report = await diagnosed({ ...healthy, list: `${down}; ${second}; ${first}`, files });
    expect(report.causes[0]).toMatchObject({
      id: 'connection-refused',
      consequence: 'the host reports through proxy 2 (1/2) or proxy 3 (1/2)',
    });
  });

  it('says of a host without an agent that there is none, and of nothing else', async () => {
    using tree = temporaryFolder({ 'etc/environment': 'LANG=C\n' });
    const { code, stdout } = await runInWorld(['diagnose', '--root', tree.path, '--json']);
    const report = JSON.parse(stdout) as DiagnoseReport;
    expect([code, ids(report), report.verdict]).toEqual([2, ['critical agent-not-installed'], 'One cause: no agent is installed here.']);
    expect(report.causes[0]?.evidence.filter((line) => line.startsWith('so ')).length).toBeGreaterThan(1);
  });

  it('tells whoever may not read the settings to be root, before anything else', async () => {
    using tree = hostTree(healthy);
    chmodSync(tree.path, 0o755);
    const { stdout, code } = await cabundle(['diagnose', '--offline', '--root', tree.path], { isNobody: true });
    expect(stdout).toMatch(/^Not all may be read by this user: run it as root\. /);
    expect(stdout).not.toContain('run:  cabundle proxies');
    expect(code).toBe(3);
  });

  it('names the line of the list that wants another login', async () => {
    using tree = hostTree({ ...healthy, list: urlOf(tunnel) });
    const { stdout } = await runInWorld(['diagnose', '--root', tree.path, '--json']);
    const { causes } = JSON.parse(stdout) as DiagnoseReport;
    expect(causes.map(({ id }) => id)).toEqual(['login-required']);
    expect(causes[0]?.evidence).toContain(`the list is set by qualys_https_proxy (${tree.join(paths.settings)}:1)`);
  });

  it('says of a command for one proxy which other proxies want the same', async () => {
    const [cause] = (await diagnosed({ ...healthy, list: `${third}; ${`http://localhost:${unknown.port}`}; ${second}` })).causes;
    expect(cause).toMatchObject({ id: 'issuer-not-in-bundle', proxies: [1, 2] });
    expect(cause?.command).toContain('--proxy 1');
    expect(cause?.remedy).toMatch(/; then the same for proxy 2$/);
  });

  it('goes direct where no proxy is configured, for so does the agent', async () => {
    const report = await diagnosed({ ...healthy, list: undefined });
    expect(report.causes).toMatchObject([{ id: 'no-proxy-configured', severity: 'critical', proxies: ['direct'] }]);
    expect(report.causes[0]?.evidence[1]).toMatch(/^so name-not-resolved: direct: /);
  });

  it.each<[string, Partial<HostTreeOptions>, readonly string[]]>([
    ['a bundle that is not there', { files: { [paths.bundle]: null } }, ['critical bundle-missing']],
    [
      'one that stands in a folder of another case',
      { files: { [paths.bundle]: null, [paths.bundle.replace('qualys', 'Qualys')]: bundle } },
      ['critical bundle-path-misspelt'],
    ],
    ['one that is empty', { bundle: '' }, ['critical bundle-empty']],
    ['one with a bad block', { bundle: bundle.slice(0, -40) }, ['critical bundle-not-loaded']],
    [
      'an agent that has ended',
      { files: { 'proc/812/cmdline': null, 'proc/1/stat': '1 (systemd) S 0', [paths.environ]: null } },
      ['critical agent-not-running'],
    ],
    [
      'an agent that was started with other proxies',
      { files: { [paths.environ]: `qualys_https_proxy=${first}\0` } },
      ['warning agent-not-restarted'],
    ],
    [
      'a comment behind the list, which garbles its last entry',
      { files: { [paths.settings]: `qualys_https_proxy=${second} # new\n` } },
      ['critical glued-comment', 'warning agent-not-restarted'],
    ],
  ])('names %s, and nothing that only follows from it', async (_, deviation, expected) => {
    expect(ids(await diagnosed({ ...healthy, ...deviation }))).toEqual(expected);
  });

  it('holds the list of the running agent against that of its files as the same reader reads both', async () => {
    const list = `qualys_https_proxy="${first};${second}"\r\n`;
    const [unit, script] = ['usr/lib/systemd/system/qualys-cloud-agent.service', 'etc/init.d/qualys-cloud-agent'];
    const files = { [paths.settings]: list, [paths.environ]: `qualys_https_proxy=${first};${second}\r\0`, [unit]: null, [script]: '' };
    expect(ids(await diagnosed({ ...healthy, files }))).toEqual(['critical carriage-return']);
  });

  it('tells one fact of an answer under its most specific name only', async () => {
    const other = await platform(await leaf(publicRoot, { name: 'platform.example' }), { status: 404 });
    const gate = await proxy({ upstream: other });
    expect(ids(await diagnosed({ ...healthy, list: urlOf(gate) }))).toEqual(['warning status-not-platform']);
    await Promise.all([gate, other].map(({ close }) => close()));
  });

  it('names a bundle that changed after the agent was started', async () => {
    const report = await diagnosed(healthy, [], (path) => utimesSync(path(paths.bundle), startedAt / 1000 + 60, startedAt / 1000 + 60));
    expect(report.causes).toMatchObject([{ id: 'agent-not-restarted', command: 'systemctl restart qualys-cloud-agent.service' }]);
  });

  it('names a bundle that the user of the agent may not read, with the rights that keep him from it', async () => {
    const files = {
      'etc/passwd': 'qagent:x:990:990::/:/bin/false\n',
      [paths.unit]: '[Service]\nUser=qagent\nEnvironmentFile=-/etc/sysconfig/qualys-cloud-agent\nExecStart=/usr/bin/qualys-cloud-agent\n',
      'proc/812/status': 'Uid:\t990\t990\t990\t990\n',
    };
    const report = await diagnosed({ ...healthy, files }, [], (path) => chmodSync(path(''), 0o755));
    expect(ids(report)).toEqual(['critical bundle-unreadable']);
    expect(report.causes[0]?.evidence[0]).toMatch(
      /^user "qagent" \(process 812\) may not read \/.*ca-bundle\.crt \(owner \d+, group \d+, mode 600\)$/,
    );
  });

  it.each(['ca-bundle.crt', '/etc/qualys/cloud-agent/cert/ca-bundle.crt'])('names a bundle whose link leads to itself: %s', async (to) => {
    const report = await diagnosed(healthy, [], (path) => {
      rmSync(path(paths.bundle));
      symlinkSync(to, path(paths.bundle));
    });
    expect(ids(report)).toEqual(['critical bundle-unreadable']);
    expect(report.causes[0]?.evidence[0]).toMatch(/ca-bundle\.crt: its links lead in a circle$/);
    expect(report).toMatchObject({ code: 2, bundle: { state: 'unreadable' } });
  });

  it('tells expired CAs of the bundle, wherever they are needed', async () => {
    const old = await root({ name: 'Old CA', notBefore: new Date('2024-01-01'), notAfter: new Date('2026-02-01') });
    const report = await diagnosed({ ...healthy, bundle: bundle + old.pem }, ['--offline']);
    expect(ids(report)).toEqual(['warning expired']);
    expect(report.causes[0]?.evidence[0]).toMatch(/ca-bundle\.crt:\d+ "Old CA": 294 days ago \(2026-02-01\)$/);
    expect(ids(await diagnosed({ ...healthy, bundle: bundle + old.pem }, ['--offline', '--at', '2025-06-01']))).not.toContain(
      'warning expired',
    );
  });
});

describe('diagnose where not everything can be told', () => {
  it('asks nobody with --offline, and says what stays open', async () => {
    const before = tunnel.accepted();
    const report = await diagnosed({ ...healthy, list: `${first}; http://gate.invalid:3128` }, ['--offline']);
    expect(report).toMatchObject({ code: 0, status: 'ok', causes: [], probe: null, offline: true });
    expect(report.open).toEqual([
      'which way leads to the platform, and which CA each proxy signs with, only a probe tells (without --offline)',
    ]);
    expect(tunnel.accepted()).toBe(before);
  });

  it('says which platform is meant by nobody, and tells everything else', async () => {
    const report = await diagnosed({ ...healthy, bundle: '', files: { [paths.conf]: 'LogLevel=3\n' } });
    expect(ids(report)).toEqual(['critical bundle-empty', 'warning platform-not-named']);
    expect(report.open).toEqual(['which platform the agent goes to is not known: its configuration names none; name it with --target']);
  });

  it('could not tell where the list is known to a shell alone', async () => {
    const files = { [paths.unit]: null, 'etc/init.d/qualys-cloud-agent': '', [paths.settings]: 'qualys_https_proxy=$(cat /etc/proxy)\n' };
    const report = await diagnosed({ ...healthy, files });
    expect(report).toMatchObject({ code: 3, list: { known: false } });
    expect(report.open[0]).toMatch(/^which proxies the agent uses is not known: /);
  });

  it('says that a user of whom the host has no account may or may not read the bundle', async () => {
    const report = await diagnosed({ ...healthy, files: { [paths.conf]: 'ServerUri="https://platform.example/"\nSudoUser=from-ldap\n' } });
    expect(report).toMatchObject({ code: 0, causes: [] });
    expect(report.open[0]).toMatch(/^whether the user of SudoUser may read the bundle is not known: .*\/etc\/passwd does not know him$/);
  });

  it('could not tell where the run was cut short', async () => {
    const report = await diagnosed(healthy, ['--deadline', '1ms']);
    expect(report).toMatchObject({ code: 3, causes: [] });
    expect(report.open).toEqual(['the probe was ended by its deadline before all ways were walked']);
  });
});

describe('diagnose with the log of the agent', () => {
  const line = (time: string, text: string): string => `${time} +0000 [qualys-cloud-agent][812]:[Error]:${text}\n`;
  const untrusted = 'Http request failed: error code: 60, SSL certificate problem: unable to get local issuer certificate';
  const logged = (text: string): HostTreeOptions => ({ ...healthy, files: { 'var/log/qualys/qualys-cloud-agent.log': text } });

  it('has no cause in a log without errors', async () => {
    const report = await diagnosed(logged(line('2026-11-22 11:00:00.000', 'Agent is idle').replace('Error', 'Information')), ['-v']);
    expect(report).toMatchObject({ code: 0, causes: [], log: { lines: 1, logged: [] } });
  });

  it('warns of what the agent has met since, though nothing is wrong now', async () => {
    const report = await diagnosed(logged(line('2026-11-22 11:00:00.000', untrusted)));
    expect(report).toMatchObject({ code: 1, causes: [{ severity: 'warning', proxies: [] }] });
    expect(report.causes[0]?.evidence[0]).toMatch(/^the log of the agent: 1 time, at 2026-11-22T11:00:00Z/);
  });

  it('takes nothing for a cause that is older than the last change, or than a day', async () => {
    expect(await diagnosed(logged(line('2026-11-02 11:00:00.000', untrusted)), ['-v'])).toMatchObject({ code: 0, causes: [] });
    expect(await diagnosed(logged(line('2026-11-10 11:00:00.000', untrusted)))).toMatchObject({ code: 0, causes: [] });
  });

  it('takes the logins of the list out of what the log says, however they stand there', async () => {
    const report = await diagnosed(
      logged(line('2026-11-22 11:00:00.000', `${untrusted} (night-watch-1 ${encodeURIComponent('night-watch-1')})`)),
    );
    expect(report.causes[0]?.evidence[1]).toContain('(*** ***)');
  });

  it('supports what is seen now, and makes no second cause of it', async () => {
    const report = await diagnosed({ ...logged(line('2026-11-22 11:00:00.000', untrusted)), bundle: publicRoot.pem, list: second });
    expect(report.causes.map(({ severity }) => severity)).toEqual(['critical']);
    expect(report.causes[0]?.evidence.join('\n')).toContain('the log of the agent: 1 time');
  });
});

describe('diagnose for people', () => {
  it('tells each cause with what was seen, what follows and what to do, in lines that fit', async () => {
    using tree = hostTree({ ...healthy, list: `${down}; ${second}` });
    const { stdout } = await runInWorld(['diagnose', '--root', tree.path, '-v']);
    expect(stdout).toMatch(/^One cause: .*\. The agent would use\n?.*proxy 2/s);
    expect(stdout).toMatch(
      /\n1\. critical {2}connection-refused \(proxy 1, leg connect\): .*\n {3}seen: .*\n(?: {9}.*\n)* {3}then: the host reports through proxy 2\n {3}next: /,
    );
    expect(stdout).toMatch(
      /\nlooked at:\n {2}settings .*\n {2}bundle .*\n {2}service {3}process 812, since 2026-11-03T12:00:00Z\n {2}probe .*, 1 good\n/s,
    );
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
  });

  it.each([
    [undefined, 100],
    [72, 72],
    [20, 60],
  ])('fits a terminal of %s columns', async (screenColumns, width) => {
    using tree = hostTree({ ...healthy, bundle: '' });
    const { stdout } = await runInWorld(['diagnose', '--root', tree.path, '--offline'], {
      ...(screenColumns !== undefined && { screenColumns }),
    });
    const words = stdout.split('\n').filter((line) => !/^ +(?:run:|seen:) |\/ca-bundle\.crt/.test(line));
    const longest = Math.max(...words.map(({ length }) => length));
    expect([longest <= width, longest > width - 25]).toEqual([true, true]);
  });

  it('tells notices only where somebody asks for them', async () => {
    const files = {
      'etc/sysconfig/more': `qualys_https_proxy="${second}"\n`,
      [paths.unit]: '[Service]\nEnvironmentFile=/etc/sysconfig/more\nEnvironmentFile=-/etc/sysconfig/qualys-cloud-agent\n',
    };
    expect(ids(await diagnosed({ ...healthy, files }))).toEqual([]);
    expect(ids(await diagnosed({ ...healthy, files }, ['-v']))).toContain('notice overridden');
  });

  it('prints nothing that acts on a terminal, whatever a file holds', async () => {
    using tree = hostTree({ ...healthy, list: 'http://\u001b[31mx:1' });
    const { stdout } = await runInWorld(['diagnose', '--root', tree.path, '--offline', '-v']);
    expect(stdout).not.toContain('\u001b');
  });
});
