import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable } from '../../fixtures/cabundle.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import type { Listening } from '../../fixtures/lab/listening.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { missing } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';

let folder: TemporaryFolder;
let bundle: string;
let servers: readonly Listening[];

beforeAll(async () => {
  folder = await temporaryFolder();
  const authority = await root();
  bundle = await folder.write('b.pem', authority.pem);
  const upstream = await platform(await leaf(authority));
  servers = [upstream, await proxy({ upstream }), await proxy({ silent: true })];
});
afterAll(async () => {
  await Promise.all(servers.map(({ close }) => close()));
  await folder.remove();
});

/** Runs probe on a terminal of 60 columns; `type` is typed there once the text that it waits for has been shown. */
function onTerminal(
  environment: string,
  ...type: readonly [when: RegExp, text: string | 'hang up'][]
): Promise<{ code: number | null; shown: string }> {
  const [, good, silent] = servers;
  const args = `-p http://127.0.0.1:${silent?.port} -p http://127.0.0.1:${good?.port} -t platform.example -b ${bundle} --timeout 30s`;
  const command = `stty cols 60; ${environment} exec ${process.execPath} ${executable} probe ${args}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { env: { PATH: process.env['PATH'], TERM: 'xterm' } });
  let shown = '';
  const waiting = [...type];
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const [next] = waiting;
    if (!next?.[0].test(shown)) return;
    waiting.shift();
    if (next[1] === 'hang up') child.kill('SIGKILL');
    else child.stdin.write(next[1]);
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(missing('script', error)));
    child.on('close', (code) => resolve({ code, shown }));
  });
}

describe('probe at a terminal', () => {
  it('shows its progress in place, within the width, and ends at Ctrl-C with what is known', async () => {
    const start = performance.now();
    const { code, shown } = await onTerminal('', [/proxy 2.*through/, '\u{3}']);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(code).toBe(3);
    const frames = shown.split(/\u{1b}\[2A\u{1b}\[J/u);
    expect(frames.length).toBeGreaterThan(2);
    expect(shown).toMatch(/\u{1b}\[32mproxy 2/u);
    const lines = frames.slice(0, -1).flatMap((frame) => frame.replaceAll(/\u{1b}\[\d+m|\^C/gu, '').split('\r\n'));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(60);
    // The report stands alone where the progress was.
    expect(frames.at(-1)).toMatch(/^target platform\.example:443, trusting exactly/);
    expect(frames.at(-1)).toMatch(/proxy 1 .* cancelled .*\r\nproxy 2 .* ok /);
    expect(frames.at(-1)).toContain('The run was ended by hand or by a signal: 1 of 2 not finished.');
  });

  it('writes its report to the file where it goes, though the terminal hangs up', async () => {
    const path = await folder.write('report', '');
    await onTerminal(`>${path}`, [/proxy 2.*through/, 'hang up']);
    await expect.poll(() => readFileSync(path, 'utf8')).toContain('The run was ended by hand or by a signal: 1 of 2 not finished.');
  });

  it('shows no colour where NO_COLOR is set', async () => {
    const { shown } = await onTerminal('NO_COLOR=1', [/proxy 2.*through/, '\u{3}']);
    expect(shown).toContain('proxy 2');
    expect(shown).not.toMatch(/\u{1b}\[3\dm/u);
  });
});
