import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { systemProcesses } from '../../../src/bundle/store/processes.ts';

it('a process that runs has a start that stays, and none when it has ended', async () => {
  const child = spawn('sleep', ['30']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const start = systemProcesses.startOf(child.pid ?? 0);
  expect(start).toMatch(process.platform === 'linux' ? /^\d+$/ : /^$/);
  expect(systemProcesses.startOf(child.pid ?? 0)).toBe(start);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(systemProcesses.startOf(child.pid ?? 0)).toBeUndefined();
});

it.runIf(process.platform === 'linux')('a process that has ended, and whose parent does not ask, has no start', async () => {
  // It ends when the test says so: before that its parent has become a program that asks for no child.
  const child = spawn('sh', ['-c', 'cat <&3 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const { stdout, stdio } = child;
  const [pid] = await once(stdout as Readable, 'data');
  await expect.poll(() => readFileSync(`/proc/${child.pid}/comm`, 'latin1'), { timeout: 5000 }).toBe('sleep\n');
  (stdio[3] as Writable).end();
  await expect.poll(() => systemProcesses.startOf(Number(pid)), { timeout: 5000 }).toBeUndefined();
  expect(process.kill(Number(pid), 0)).toBe(true);
});

it.runIf(process.platform === 'linux')('the machine and its space of processes have names', () => {
  expect(systemProcesses.boot()).toMatch(/^[0-9a-f-]{36}$/);
  expect(systemProcesses.namespace()).toMatch(/^pid:\[\d+\]$/);
});
