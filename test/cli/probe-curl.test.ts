import { chmodSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { WayRow } from '../../src/report/probe-rows.ts';
import type { ProbeReport } from '../../src/report/report.ts';

const authority = await root();
const upstream = await platform(await leaf(authority));
const gate = await proxy({ upstream, login: { user: 'agent', password: 'p"w\\hunter22' } });
const folder = temporaryFolder({ 'b.pem': authority.pem, 'wrong.pem': (await root()).pem });
afterAll(async () => {
  await Promise.all([upstream, gate].map(({ close }) => close()));
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
  const all = ['probe', '--json', '-b', folder.join(bundle), '-t', 'platform.example', '-p', url, '--curl', program(end), ...args];
  const { stdout } = await runInWorld(all, { environment: { PATH: '/usr/bin:/bin', SECRET: 'x', https_proxy: 'http://x:1' } });
  expect(stdout).not.toContain('hunter22');
  return (JSON.parse(stdout) as ProbeReport).proxies[0];
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
      'max-time = "30.000"',
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
      cause: 'issuer-not-in-bundle',
      alsoSeen: ['chain-untrusted', 'curl-disagrees'],
      curl: { agrees: false, exitCode: 0 },
    });
  });

  it('stops a curl that does not end, or says too much', async () => {
    const start = performance.now();
    expect(await row('setInterval(() => undefined, 1000)', 'b.pem', '--timeout', '50ms', '--parallel', '1')).toBeDefined();
    expect(performance.now() - start).toBeLessThan(10_000);
    const noisy = 'const flood = () => process.stderr.write("x".repeat(65536), flood); flood();';
    const way = await row(noisy);
    expect(way?.curl).toMatchObject({ agrees: false, exitCode: null });
    expect(way?.curl?.message.length).toBeLessThanOrEqual(500);
  });

  it('is ended with the run, and then tells nothing', async () => {
    const way = await row('setInterval(() => undefined, 1000)', 'b.pem', '--deadline', '1s');
    expect(way).toMatchObject({ status: 'ok', curl: null });
  });

  it('has no command lines to show where the bundle came from standard input', async () => {
    const args = ['probe', '--json', '-b', '-', '-t', 'platform.example', '-p', url];
    const { stdout } = await runInWorld(args, { input: authority.pem });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', proxies: [{ commands: [] }] });
  });

  it('tells people how many ways it agrees on', async () => {
    const args = ['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '-p', url, '--curl', program('')];
    expect((await runInWorld(args)).stdout).toContain('\ncurl agrees on 1 way.\n');
  });
});
