import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';

const programs = mkdtempSync(join(tmpdir(), 'cabundle-publisher-'));
const publisher = join(programs, 'publisher.cjs');
const command = [process.execPath, publisher] as const;
// Built once: a child that compiles TypeScript first would take most of the time of these tests.
buildSync({
  entryPoints: [fileURLToPath(new URL('publisher.ts', import.meta.url))],
  outfile: publisher,
  bundle: true,
  platform: 'node',
  format: 'cjs',
});
afterAll(() => rmSync(programs, { recursive: true }));
const [small, large] = [1000, 1_000_000];
const whole: ReadonlySet<number> = new Set([small + 1, large + 1]);

/** Publishes small and large contents in turn until it is killed. */
async function publishing(path: string): Promise<ChildProcess> {
  const [node, ...args] = [...command, path, '1000000', `${small}`, `${large}`];
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

function expectWhole(text: string): void {
  expect(whole).toContain(text.length);
  expect(text === `${text.charAt(0).repeat(text.length - 1)}\n`).toBe(true);
}

/** Reads a file so many times, giving way between two reads. */
async function readMany(path: string, times: number): Promise<number> {
  const firsts = new Set<string>();
  for (let i = 0; i < times; i += 1) {
    const text = readFileSync(path, 'latin1');
    if (text !== 'old') expectWhole(text);
    firsts.add(text.charAt(0));
    await new Promise(setImmediate);
  }
  return firsts.size;
}

/** Publishes once under a limit and says what the failure was. */
function publishedUnder(limit: readonly string[], path: string): { readonly code?: string; readonly why?: string } {
  const { stdout } = run([...limit, ...command, path, '1', `${large}`]);
  return JSON.parse(stdout.split('\n')[1] ?? '') as { readonly code?: string };
}

function run([program = '', ...args]: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(program, args, { encoding: 'utf8' });
}

describe('a published bundle', () => {
  it('is always whole for who reads it while it is replaced', async () => {
    const path = join(temporaryFolder({ 'ca.crt': 'old' }), 'ca.crt');
    await publishing(path);
    let seen = 0;
    for (let i = 0; i < 1000 && seen < 2; i += 1) seen = await readMany(path, 200);
    expect(seen).toBeGreaterThan(1);
  });

  it('is whole after a kill at any moment', async () => {
    const folder = temporaryFolder({ 'ca.crt': 'old' });
    const path = join(folder, 'ca.crt');
    for (let i = 0; i < 4; i += 1) {
      const child = await publishing(path);
      await readMany(path, 40 + i * 17);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const text = readFileSync(path, 'latin1');
      if (text !== 'old') expectWhole(text);
    }
  });

  it.runIf(process.platform === 'linux')('stays as it was where the new one exceeds the size that the process may write', () => {
    const folder = temporaryFolder({ 'ca.crt': 'old' });
    const path = join(folder, 'ca.crt');
    const failure = publishedUnder(['prlimit', '--fsize=65536'], path);
    expect(failure).toEqual({ code: 'output-unwritable', why: 'the file would exceed the size limit' });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['ca.crt']]);
  });
});
