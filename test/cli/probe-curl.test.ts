import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { hostile } from '../../fixtures/lab/hostile.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { WayRow } from '../../src/report/probing/probe-rows.ts';
import type { ProbeReport } from '../../src/report/report.ts';

const authority = await root();
const upstream = await platform(await leaf(authority));
const gate = await proxy({ upstream, login: { user: 'agent', password: 'p"w\\hunter22' } });
/** In front of the other, for a chain. */
const relay = await proxy({ upstream: { host: '127.0.0.1', port: gate.port } });
const folder = temporaryFolder({ 'b.pem': authority.pem, 'wrong.pem': (await root()).pem });
afterAll(async () => {
  await Promise.all([upstream, gate, relay].map(({ close }) => close()));
  folder[Symbol.dispose]();
});
const url = `http://agent:p%22w%5Chunter22@127.0.0.1:${gate.port}`;

/** A program in curl's place: it writes down how it was called, then does what `end` says. */
function program(end: string): string {
  const script = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const called = { argv: process.argv.slice(2), environment: Object.keys(process.env), settings: readFileSync(0, 'utf8') };
writeFileSync(${JSON.stringify(folder.join('called.json'))}, JSON.stringify(called));
${end}
`;
  const path = folder.write('curl-in-place', script);
  chmodSync(path, 0o755);
  return path;
}

async function row(end: string, bundle = 'b.pem', ...args: readonly string[]): Promise<WayRow | undefined> {
  return (await report(end, bundle, ...args)).proxies[0];
}

async function report(end: string, bundle = 'b.pem', ...args: readonly string[]): Promise<ProbeReport> {
  const all = ['probe', '--json', '-b', folder.join(bundle), '-t', 'platform.example', '-p', url, '--curl', program(end), ...args];
  const { stdout } = await runInWorld(all, { environment: { PATH: '/usr/bin:/bin', SECRET: 'x', https_proxy: 'http://x:1' } });
  expect(stdout).not.toContain('hunter22');
  return JSON.parse(stdout) as ProbeReport;
}

/** A program that waits for another which holds its pipe; `pid` is the file with the process id of that other. */
const waiting = `const sleeping = require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' });
writeFileSync(${JSON.stringify(folder.join('pid'))}, String(sleeping.pid));`;

/** Whether that other still runs; one that is dead, and waits to be fetched by its parent, does not. */
function isSleeping(): boolean {
  const pid = readFileSync(folder.join('pid'), 'utf8');
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ') Z';
  return !stat.includes(') Z');
}

describe('probe --curl', () => {
  it('gives curl its settings on standard input: no login in an argument, nothing of the environment but PATH', async () => {
    await row('');
    // That a document is what the script wrote is its own test.
    const called = JSON.parse(readFileSync(folder.join('called.json'), 'utf8')) as Record<'argv' | 'environment', string[]> & {
      settings: string;
    };
    expect(called.argv).toEqual(['-q', '--config', '-']);
    expect(called.environment).toEqual(['PATH']);
    expect(called.settings.split('\n')).toEqual([
      'silent',
      'show-error',
      'url = "https://platform.example:443/status"',
      'output = "/dev/null"',
      expect.stringMatching(/^max-time = "5\.\d\d\d"$/),
      `cacert = "${folder.join('b.pem')}"`,
      'capath = "/dev/null"',
      'noproxy = ""',
      `proxy = "http://127.0.0.1:${gate.port}"`,
      `proxy-cacert = "${folder.join('b.pem')}"`,
      'proxy-capath = "/dev/null"',
      'proxy-user = "agent:p\\"w\\\\hunter22"',
      '',
    ]);
  });

  it('tells that curl agrees, in either direction', async () => {
    expect(await row('')).toMatchObject({ status: 'ok', curl: { agrees: true, exitCode: 0, message: '' } });
    const failing = 'console.error("curl: (60) SSL certificate problem\\nMore details here"); process.exit(60);';
    expect(await row(failing, 'wrong.pem')).toMatchObject({
      status: 'critical',
      curl: { agrees: true, exitCode: 60, message: 'SSL certificate problem' },
    });
  });

  it('warns where curl disagrees, with its exit code and its words, redacted', async () => {
    const end = 'console.error("curl: (97) no: p\\"w\\\\hunter22"); process.exit(97);';
    const way = await row(end);
    expect(way).toMatchObject({ status: 'warning', cause: 'curl-disagrees', curl: { agrees: false, exitCode: 97, message: 'no: ***' } });
    expect(await row('', 'wrong.pem')).toMatchObject({
      status: 'critical',
      cause: 'ca-rekeyed',
      alsoSeen: ['issuer-not-in-bundle', 'chain-untrusted', 'curl-disagrees'],
      curl: { agrees: false, exitCode: 0 },
    });
  });

  it('stops a curl that says too much', async () => {
    const noisy = 'const flood = () => process.stderr.write("x".repeat(65536), flood); flood();';
    const way = await row(noisy);
    expect(way?.curl).toMatchObject({ agrees: false, exitCode: null });
    expect(way?.curl?.message.length).toBeLessThanOrEqual(500);
  });

  it.each([
    ['b.pem', 'ok'],
    ['wrong.pem', 'critical'],
  ])('is ended with the run, with all that it started; what was asked for is not known then (%s)', async (bundle, status) => {
    const start = performance.now();
    const cut = await report(waiting, bundle, '--deadline', '1500ms');
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(cut).toMatchObject({ status: 'unknown', cutShort: 'deadline', proxies: [{ status, curl: null }] });
    await expect.poll(isSleeping).toBe(false);
  });

  it('is ended after its time, with all that it started', async () => {
    const start = performance.now();
    expect((await row(waiting, 'b.pem', '--timeout', '400ms'))?.curl).toMatchObject({ agrees: false, exitCode: null });
    expect(performance.now() - start).toBeLessThan(10_000);
    await expect.poll(isSleeping).toBe(false);
  });

  it.each([
    ['/etc/passwd', 'permission denied: it is no program, or none that this user may run', 'name a program that may be run'],
    ['/nonexistent/curl', 'there is no such program', 'install curl'],
    ['/etc/passwd/curl', 'a part of its path is no folder', 'name the one to run'],
  ])('says why %s cannot be run', async (path, why, next) => {
    const { code, stderr } = await runInWorld(['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '-p', url, '--curl', path]);
    expect(code).toBe(3);
    expect(stderr).toBe(
      `error: cannot run the program of --curl [curl-not-started]\nwhy:  ${why}\nnext: ${next}${next.startsWith('name') ? '' : ', or name the one to run'}: --curl /path/to/curl\n`,
    );
  });

  it('refuses an empty name of a program', async () => {
    const { code, stderr } = await runInWorld(['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '-p', url, '--curl', '']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('the value of --curl is empty')]);
  });

  it('has no command lines to show where the bundle came from standard input', async () => {
    const args = ['probe', '--json', '-b', '-', '-t', 'platform.example', '-p', url];
    const { stdout } = await runInWorld(args, { input: authority.pem });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', proxies: [{ commands: [] }] });
  });

  it('gets no more time than the way had that waited in vain, and a timeout more on any other', async () => {
    const silent = await hostile({});
    const limits: Record<string, number> = {};
    const script = `const [port, seconds] = [/proxy = "http:..127.0.0.1:(\\d+)/.exec(called.settings)[1], /max-time = "(.*)"/.exec(called.settings)[1]];
writeFileSync(${JSON.stringify(folder.path)} + '/limit-' + port, seconds);`;
    const { proxies } = await report(script, 'b.pem', '--timeout', '700ms', '-p', `http://127.0.0.1:${silent.port}`);
    await silent.close();
    for (const [i, { port }] of [gate, silent].entries()) {
      const limitMs = Number(readFileSync(folder.join(`limit-${port}`), 'utf8')) * 1000;
      const walkedMs = proxies[i]?.legs.reduce((sum, { ms }) => sum + ms, 0) ?? 0;
      limits[i] = limitMs - walkedMs;
    }
    expect(limits[0]).toBeGreaterThanOrEqual(699);
    expect(limits[0]).toBeLessThan(702);
    expect(Math.abs(limits[1] ?? 9)).toBeLessThan(2);
  });

  it('goes a way as soon as that has been walked, beside the walks of the others', async () => {
    const silent = await hostile({});
    const args = [
      'probe',
      '--json',
      '-b',
      folder.join('b.pem'),
      '-t',
      'platform.example',
      '-p',
      url,
      '-p',
      `http://127.0.0.1:${silent.port}`,
    ];
    const path = program(`writeFileSync(${JSON.stringify(folder.join('gone'))}, '');`);
    const { stdout } = await runInWorld([...args, '--timeout', '1m', '--curl', path], {
      // Once curl has gone its way nothing but the silent proxy is waited for.
      onInterrupt: (interrupt) =>
        void expect
          .poll(() => existsSync(folder.join('gone')), { timeout: 10_000 })
          .toBe(true)
          .then(interrupt),
    });
    await silent.close();
    const { proxies, cutShort } = JSON.parse(stdout) as ProbeReport;
    expect(cutShort).toBe('interrupt');
    expect(proxies.map(({ status }) => status)).toEqual(['ok', 'cancelled']);
  });

  it('tells people on how many ways it agrees, and on which it was not asked', async () => {
    const args = ['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '--curl', program('')];
    expect((await runInWorld([...args, '-p', url])).stdout).toContain('\ncurl agrees on 1 way.\n');
    const chain = `http://127.0.0.1:${relay.port} > ${url}`;
    const alone = (await runInWorld([...args, '-p', chain])).stdout;
    expect(alone).toContain('\n\ncurl was not asked on 1 way: it knows no chains of HTTP proxies.\n');
    const both = (await runInWorld([...args, '-p', url, '-p', chain])).stdout;
    expect(both).toContain('\ncurl agrees on 1 way.\ncurl was not asked on 1 way: it knows no chains of HTTP proxies.\n');
    rmSync(folder.join('pid'), { force: true });
    const cut = await runInWorld([...args, '-p', url, '--curl', program(waiting)], {
      onInterrupt: (interrupt) =>
        void expect
          .poll(() => existsSync(folder.join('pid')), { timeout: 10_000 })
          .toBe(true)
          .then(interrupt),
    });
    expect(cut.stdout).toContain('\ncurl was not asked on 1 way, or not to its end: the run was ended before.\n');
  });
});
