import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executable } from '../../fixtures/cabundle.ts';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { closedPort } from '../../fixtures/lab/proxy.ts';
import type { ProbeReport } from '../../src/report/report.ts';

/** A name server that never answers; the resolver of a process in a mount namespace of its own is pointed at it. */
const address = '127.0.0.77';
const folder = temporaryFolder({ 'resolv.conf': `nameserver ${address}\n` });
let silent: Socket;

beforeAll(async () => {
  silent = createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    silent.once('error', (error) => reject(new Error('port 53 of loopback is needed: run as root', { cause: error })));
    silent.bind(53, address, resolve);
  });
});
afterAll(() => {
  silent.close();
  folder[Symbol.dispose]();
});

/** The first document that the executable prints; the resolver may hold its end back. */
function probeWithDeadResolver(proxies: readonly string[]): Promise<ProbeReport> {
  const args = ['probe', '--json', '--timeout', '1s', '--bundle', sample('corp-root.pem'), '--target', 'x.example'];
  const mount = 'mount --bind "$1" /etc/resolv.conf && shift && exec "$@"';
  const command = [process.execPath, executable, ...args, ...proxies.flatMap((proxy) => ['-p', proxy])];
  const child = spawn('unshare', ['--mount', 'sh', '-c', mount, 'sh', folder.join('resolv.conf'), ...command]);
  return new Promise((resolve, reject) => {
    let text = '';
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (!text.endsWith('\n}\n')) return;
      child.kill();
      resolve(JSON.parse(text) as ProbeReport);
    });
    child.on('error', reject);
    child.on('close', () => reject(new Error(`no report: ${errors}`)));
  });
}

it('names that are never answered cost a proxy with a good name nothing', async () => {
  const dead = [1, 2, 3, 4].map((i) => `http://dead${i}.corp.test:3128`);
  const { proxies } = await probeWithDeadResolver([...dead, `http://localhost:${await closedPort()}`]);
  expect(proxies.map(({ cause }) => cause)).toEqual(['timed-out', 'timed-out', 'timed-out', 'timed-out', 'connection-refused']);
  for (const { legs } of proxies) expect(legs[0]?.ms).toBeLessThan(2000);
});
