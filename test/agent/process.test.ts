import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { findAgent } from '../../src/agent/process.ts';
import { qualysCloudAgent } from '../../src/agent/profile.ts';

const service = { unit: 'a.service', initScript: '/etc/init.d/a', program: 'qualys-cloud-agent' };
const boot = { 'proc/stat': 'cpu  1 2 3\nbtime 1700000000\nprocesses 9\n' };

/** The files of one process; `name` is what it calls itself. */
function process(
  pid: number,
  { program = '/usr/bin/qualys-cloud-agent', uid = 0, ticks = 500, name = 'qualys-cloud-ag' } = {},
): Record<string, string> {
  return {
    [`proc/${pid}/cmdline`]: `${program}\0--flag\0`,
    [`proc/${pid}/stat`]: `${pid} (${name}) S 1 ${'0 '.repeat(17)}${ticks} 0 0\n`,
    [`proc/${pid}/status`]: `Name:\t${name}\nUid:\t1000\t${uid}\t${uid}\t${uid}\n`,
    [`proc/${pid}/environ`]: 'LANG=C\0qualys_https_proxy=http://a:1\0empty=\0qualys_https_proxy=http://b:1\0=x\0junk\0',
  };
}
const init = process(1, { program: '/sbin/init', name: 'systemd' });

describe('findAgent', () => {
  it('tells pid, start, user and environment of the process', () => {
    using root = temporaryFolder({ ...boot, ...init, ...process(812) });
    const run = findAgent(root.path, service);
    expect(run).toMatchObject({ kind: 'running', process: { pid: 812, startedAt: 1_700_000_005_000, uid: 0 } });
    const environment = run.kind === 'running' ? run.process.environment : undefined;
    expect([...(environment ?? [])].toSorted()).toEqual([
      ['LANG', 'C'],
      ['empty', ''],
      ['qualys_https_proxy', 'http://a:1'],
    ]);
  });

  it('takes the process of root that has run longest, whatever others call theirs', () => {
    using root = temporaryFolder({
      ...boot,
      ...process(7, { uid: 1000, ticks: 1 }),
      ...process(90, { ticks: 9 }),
      ...process(800, { ticks: 8 }),
    });
    expect(findAgent(root.path, service)).toMatchObject({ process: { pid: 800, uid: 0 } });
  });

  it('does not believe what another user calls by that name, nor that the agent is not there', () => {
    using root = temporaryFolder({ ...boot, ...init, ...process(7, { uid: 1000 }) });
    expect(findAgent(root.path, service)).toEqual({ kind: 'unknown' });
    expect(findAgent(root.path, service, [1000])).toMatchObject({ kind: 'running', process: { pid: 7, uid: 1000 } });
  });

  it('is not led astray by brackets and blanks in the name of a process', () => {
    using root = temporaryFolder({ ...boot, ...process(5, { name: 'x) R 1 (y' }) });
    expect(findAgent(root.path, service)).toMatchObject({ process: { pid: 5, startedAt: 1_700_000_005_000 } });
  });

  it.each([
    ['a name that only holds that of the agent', process(5, { program: '/usr/bin/qualys-cloud-agent.sh' })],
    ['it as an argument', process(5, { program: 'tail\0/usr/bin/qualys-cloud-agent' })],
    ['no command line', { 'proc/5/cmdline': '' }],
    ['nothing that could be read', { 'proc/5/x': '' }],
  ])('says that it is absent where a process has %s', (_, files) => {
    using root = temporaryFolder({ ...boot, ...init, ...files });
    expect(findAgent(root.path, service)).toEqual({ kind: 'absent' });
  });

  it('tells neither start nor environment where they cannot be read', () => {
    using root = temporaryFolder({ 'proc/9/cmdline': 'qualys-cloud-agent\0' });
    expect(findAgent(root.path, service)).toEqual({
      kind: 'running',
      process: { pid: 9, startedAt: undefined, uid: undefined, environment: undefined },
    });
  });

  it('takes an environment that was written over for none', () => {
    using root = temporaryFolder({ ...boot, ...process(9), 'proc/9/environ': '\0\0\0\0' });
    expect(findAgent(root.path, service)).toMatchObject({ kind: 'running', process: { pid: 9, environment: undefined } });
  });

  it('passes over what is no file, too large, or leads out of the folder', () => {
    using root = temporaryFolder({
      ...boot,
      ...init,
      'proc/7/cmdline/x': '',
      'proc/8/cmdline': 'a'.repeat(2 ** 20 + 1),
      'proc/4294967295/x': '',
      outside: 'qualys-cloud-agent\0',
    });
    mkdirSync(root.join('proc/9'));
    symlinkSync('/dev/zero', root.join('proc/9/cmdline'));
    symlinkSync('/proc/self', root.join('proc/10'));
    expect(findAgent(root.path, service)).toEqual({ kind: 'absent' });
  });

  it.each([
    ['there is no list of processes', {}],
    ['the first process is no service manager, as in a container', { ...boot, ...process(1, { program: '/bin/sh', name: 'sh' }) }],
  ])('does not know where %s', (_, files) => {
    using root = temporaryFolder(files);
    expect(findAgent(root.path, service)).toEqual({ kind: 'unknown' });
  });

  it('reads the processes of this host', () => {
    expect(qualysCloudAgent.service).toBeDefined();
    const me = findAgent('/', { ...service, program: globalThis.process.argv0.slice(globalThis.process.argv0.lastIndexOf('/') + 1) });
    expect(me.kind).toBe('running');
    const started = me.kind === 'running' ? (me.process.startedAt ?? 0) : 0;
    expect(started).toBeGreaterThan(Date.parse('2020-01-01'));
    expect(started).toBeLessThan(Date.now() + 60_000);
  });
});
