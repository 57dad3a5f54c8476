import { gzipSync } from 'node:zlib';
import fs from 'fs-extra';
import { describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { summariseLog } from '../../src/cli/diagnosing/summarise-log.ts';
import type { DiagnoseLogReport } from '../../src/report/report.ts';
import { agentSays } from '../diagnosis/log/told-by.ts';
import { unprintable } from '../lab/told.ts';

const untrusted = agentSays(10, 'Http request failed: SSL certificate problem: unable to get local issuer certificate');
const good = agentSays(20, 'Http request successful', 'Information');
const day = 86_400;

async function diagnosed(files: Readonly<Record<string, string | Uint8Array>>, more: readonly string[] = []) {
  using folder = temporaryFolder(files);
  const paths = Object.keys(files).flatMap((name) => ['--log', folder.join(name)]);
  const { code, stdout } = await runInWorld(['diagnose', ...paths, '--json', ...more]);
  return { code, report: JSON.parse(stdout) as DiagnoseLogReport };
}

describe('diagnose --log', () => {
  it.each([
    [0, 'nothing failed', good, 'ok'],
    [0, 'the log is empty', '', 'ok'],
    [1, 'it went well again', `${untrusted}\n${good}`, 'warning'],
    [1, 'the agent only complains of its settings', agentSays(1, 'Maximum proxy limit (5) reached. Ignoring'), 'warning'],
    [2, 'it fails at last', `${good}\n${untrusted}`, 'critical'],
    [3, 'no line is of a kind that is known', 'Lorem ipsum\ndolor', 'unknown'],
  ])('exits with %i where %s', async (code, _, text, status) => {
    const result = await diagnosed({ 'a.log': text });
    expect(result).toMatchObject({ code, report: { status, command: 'diagnose', files: [{ state: 'read' }] } });
  });

  it('exits with 3 where a log cannot be read and the others are well, and names it', async () => {
    const { code, stdout } = await runInWorld(['diagnose', '--log', '/nonexistent/a.log']);
    expect(code).toBe(3);
    expect(stdout).toContain('unreadable  /nonexistent/a.log');
    expect(stdout).toMatch(/^Nothing can be told of \/nonexistent\/a\.log: there is no such file\.\n/);
  });

  it('does not say that nothing failed where nothing was saved', async () => {
    using folder = temporaryFolder({ 'a.log': '' });
    const { stdout } = await runInWorld(['diagnose', '--log', folder.join('a.log')]);
    expect(stdout).toMatch(/^There is not one line to be read/);
  });

  it('reads a folder behind a link that the user names', async () => {
    using folder = temporaryFolder({ 'logs/qualys-cloud-agent.log': untrusted });
    fs.symlinkSync(folder.join('logs'), folder.join('link'));
    const { code, stdout } = await runInWorld(['diagnose', '--log', folder.join('link')]);
    expect(code).toBe(2);
    expect(stdout).toContain(`${folder.join('link/qualys-cloud-agent.log')}:1: `);
  });

  it.each([
    ['/tmp/my ca.pem', "cabundle check '/tmp/my ca.pem'"],
    ['relative.pem', 'cabundle check'],
    [`/${'a'.repeat(200)}`, 'cabundle check'],
  ])('has the file checked that curl could not load: %s', async (file, command) => {
    const { report } = await diagnosed({ 'a.log': `curl: (77) error setting certificate file: ${file}\n` });
    expect(report.causes).toMatchObject([{ id: 'bundle-not-loaded', command }]);
  });

  it('wants a log where it is told from when on', async () => {
    const { code, stderr } = await runInWorld(['diagnose', '--since', '2026-11-20']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('--since goes with --log alone')]);
  });

  it('reads standard input', async () => {
    const { code, stdout } = await runInWorld(['diagnose', '--log', '-'], { input: 'curl: (6) Could not resolve host: a.example\r\n' });
    expect(code).toBe(2);
    expect(stdout).toContain('-:1: Could not resolve host: a.example');
    expect((await runInWorld(['diagnose', '--log', '-', '--log', '-'])).code).toBe(3);
  });

  it('says nothing with --quiet while all is well', async () => {
    using folder = temporaryFolder({ 'a.log': good });
    expect(await runInWorld(['diagnose', '--log', folder.join('a.log'), '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('does not mix with what needs the network', async () => {
    expect(await runInWorld(['diagnose', '--log', '-', '--proxy', 'http://a.example:1'])).toMatchObject({ code: 3, stdout: '' });
  });

  it('reads a folder with its rotations, the oldest first, so that what is past is past', async () => {
    using folder = temporaryFolder({
      'logs/qualys-cloud-agent.log': good,
      'logs/qualys-cloud-agent.log.1.gz': gzipSync(untrusted),
      'logs/other.txt': untrusted,
    });
    const { code, stdout } = await runInWorld(['diagnose', '--log', folder.join('logs'), '--json']);
    const { files, logged } = JSON.parse(stdout) as DiagnoseLogReport;
    expect(code).toBe(1);
    expect(files.map(({ file }) => file)).toEqual(['logs/qualys-cloud-agent.log.1.gz', 'logs/qualys-cloud-agent.log'].map(folder.join));
    expect(logged).toMatchObject([{ id: 'issuer-not-in-bundle', state: 'past', examples: [{ line: 1 }] }]);
  });

  it('passes over what is older than --since', async () => {
    const late = agentSays(2 * day, 'Could not resolve proxy: gate.example');
    const { report } = await diagnosed({ 'a.log': `${untrusted}\n  of the same\n${late}` }, ['--since', '2024-06-22']);
    expect(report).toMatchObject({ lines: 1, logged: [{ id: 'name-not-resolved', count: 1 }] });
  });

  it('shows no control character and no login of a log', async () => {
    const proxy = agentSays(9, 'Using Proxy http://agent:Geheim nis@gate.example:3128');
    const log = `${proxy}\n${untrusted}\u001b[2J\u202e\u0007 via http://agent:Geheimnis@gate.example:3128`;
    using folder = temporaryFolder({ 'a\u001b.log': Buffer.from(log) });
    for (const more of [[], ['--json'], ['-v']]) {
      const { stdout } = await runInWorld(['diagnose', '--log', folder.join('a\u001b.log'), ...more]);
      expect(stdout).toContain('gate.example:3128');
      expect(stdout).not.toMatch(/Geheim|nis@/);
      expect(stdout).not.toMatch(unprintable);
    }
  });

  it('works as the executable', async () => {
    const { code, stdout } = await cabundle(['diagnose', '--log', '-'], { input: 'Verify return code: 0 (ok)\n' });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing failed in 1 line.') as string });
  });
});

describe('the logs of a host', () => {
  it('are read below its root alone', async () => {
    using outside = temporaryFolder({ 'secret.log': untrusted });
    using folder = temporaryFolder({ 'root/var/log/qualys/qualys-cloud-agent.log': good, 'root/real.log': untrusted });
    const logs = folder.join('root/var/log/qualys');
    fs.symlinkSync(outside.join('secret.log'), `${logs}/a.log`);
    fs.symlinkSync('/real.log', `${logs}/b.log`);
    const { files, summary } = await summariseLog('/var/log/qualys', { root: folder.join('root') });
    expect(files.map(({ state }) => state)).toEqual(['unreadable', 'read', 'read']);
    expect(summary).toMatchObject({ successes: 1, causes: [{ id: 'issuer-not-in-bundle', examples: [{ file: `${logs}/b.log` }] }] });
  });

  it('may be missing', async () => {
    using folder = temporaryFolder();
    expect(await summariseLog('/var/log/qualys', { root: folder.path })).toMatchObject({ files: [], summary: { lines: 0, causes: [] } });
  });
});
