import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cabundle, executable } from '../../fixtures/cabundle.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { readHistory } from '../../src/bundle/store/history.ts';
import { withLock } from '../../src/bundle/store/lock.ts';
import { runnerOf } from '../../src/cli/runner.ts';

const merge = (i: number): string[] => ['merge', '--keep', `ca/${i}.pem`, '--output', 'etc/ca.crt', '--wait', '2m'];

/** How many certificates the bundle holds. */
const countIn = (path: string): number => readFileSync(path, 'latin1').match(/^-----BEGIN CERTIFICATE-----$/gm)?.length ?? 0;

async function authorities(count: number): Promise<Record<string, string>> {
  const made = await Promise.all(Array.from({ length: count }, (_, i) => root({ name: `CA ${i}` })));
  return Object.fromEntries(made.map(({ pem }, i) => [`ca/${i}.pem`, pem]));
}

it('loses no certificate of fifty merges at the same time', async () => {
  using folder = temporaryFolder({ ...(await authorities(50)), 'etc/other': '' });
  const results = await Promise.all(Array.from({ length: 50 }, (_, i) => cabundle(merge(i), { cwd: folder.path })));
  expect(results.filter(({ code }) => code !== 0)).toEqual([]);
  expect(countIn(folder.join('etc/ca.crt'))).toBe(50);
  expect(readdirSync(folder.join('etc'))).toEqual(['ca.crt', 'ca.crt.history', 'other']);
  const { generations, damaged } = await readHistory(folder.join('etc/ca.crt'));
  expect({ counts: generations.map(({ count }) => count), damaged }).toEqual({
    counts: [50, 49, 48, 47, 46, 45, 44, 43, 42, 41],
    damaged: [],
  });
});

it('loses none of those that are not killed, while others are', async () => {
  using folder = temporaryFolder({ ...(await authorities(30)), 'etc/other': '' });
  const killed = Array.from({ length: 15 }, async (_, i) => {
    const child = spawn(process.execPath, [executable, ...merge(i)], { cwd: folder.path, stdio: 'ignore' });
    setTimeout(() => child.kill(i % 2 ? 'SIGKILL' : 'SIGTERM'), 200 + i * 150);
    await once(child, 'exit');
  });
  const spared = Array.from({ length: 15 }, (_, i) => cabundle(merge(i + 15), { cwd: folder.path }));
  await Promise.all(killed);
  expect((await Promise.all(spared)).filter(({ code }) => code !== 0)).toEqual([]);
  expect((await cabundle(merge(15), { cwd: folder.path })).code).toBe(0);
  const bundle = readFileSync(folder.join('etc/ca.crt'), 'latin1');
  const names = Array.from({ length: 15 }, (_, i) => `# Subject: CN=CA ${i + 15}\n`);
  expect(names.filter((name) => !bundle.includes(name))).toEqual([]);
  expect(readdirSync(folder.join('etc'))).toEqual(['ca.crt', 'ca.crt.history', 'other']);
});

it('waits for a process that writes the bundle as long as it is told to, and then says whose it is', async () => {
  using folder = temporaryFolder({ ...(await authorities(1)), 'etc/other': '' });
  const here = { runner: runnerOf(process), now: Date.now(), clock: () => performance.now(), unique: () => `test-${process.pid}` };
  const waiting = [...merge(0).slice(0, -1), '300ms'];
  const { code, stderr } = await withLock(folder.join('etc/ca.crt'), { ...here, command: 'merge' }, () =>
    cabundle(waiting, { cwd: folder.path }),
  );
  expect(code).toBe(3);
  expect(stderr).toContain(`"cabundle merge" (process ${process.pid} of ${here.runner.user}, since `);
  expect(await cabundle(waiting, { cwd: folder.path })).toMatchObject({ code: 0 });
});
