import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { cabundle, executable } from '../../fixtures/cabundle.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { hostile } from '../../fixtures/lab/hostile.ts';
import type { Listening } from '../../fixtures/lab/listening.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProbeReport } from '../../src/report/report.ts';

const authority = await root();
const upstream = await platform(await leaf(authority));
const folder = temporaryFolder({ 'b.pem': authority.pem });
afterAll(async () => {
  await upstream.close();
  folder[Symbol.dispose]();
});

interface Office {
  readonly args: readonly string[];
  readonly silent: Listening;
  /** Once the silent proxy has been asked. */
  readonly asked: Promise<void>;
  readonly close: () => Promise<void>;
}

/** A proxy that says nothing, and one that works. */
async function office(): Promise<Office> {
  let tell: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const [silent, good] = [await hostile({ onOctets: () => tell() }), await proxy({ upstream })];
  const proxies = [silent, good].flatMap(({ port }) => ['-p', `http://127.0.0.1:${port}`]);
  const args = ['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '--timeout', '1m', ...proxies];
  return { args, silent, asked, close: async () => void (await Promise.all([good.close(), silent.close()])) };
}

/** A process that is dead, and waits to be fetched by its parent, does not run. */
function isRunning(pid: string): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !readFileSync(path, 'utf8').includes(') Z');
}

describe('a probe that is ended before its time', () => {
  it('tells at its deadline what is known: finished ways, and the others as cancelled', async () => {
    const { args, silent, close } = await office();
    const { code, stdout } = await runInWorld([...args, '--json', '--deadline', '1500ms']);
    expect(code).toBe(3);
    const report = JSON.parse(stdout) as ProbeReport;
    expect(report).toMatchObject({ status: 'unknown', cutShort: 'deadline', route: { uses: null } });
    expect(report.proxies.map(({ status }) => status)).toEqual(['cancelled', 'ok']);
    expect(report.proxies[0]?.legs.at(-1)).toMatchObject({ leg: 'tunnel', ok: false, fault: 'was cancelled' });
    await silent.idle();
    await close();
  });

  it('has used up its time where the bundle took longer to read', async () => {
    const { args, close } = await office();
    let passed = 0;
    async function* late(): AsyncGenerator<Uint8Array> {
      passed = 60_000;
      yield Buffer.from(authority.pem);
    }
    const onStdin = args.map((word) => (word === folder.join('b.pem') ? '-' : word));
    const { code, stdout } = await runInWorld([...onStdin, '--json', '--deadline', '50s'], {
      stdin: late,
      clock: () => performance.now() + passed,
    });
    await close();
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ cutShort: 'deadline', proxies: [{ status: 'cancelled' }, { status: 'cancelled' }] });
  });

  it('does not wait for a bundle that never comes to its end', async () => {
    const never = (): AsyncIterable<Uint8Array> => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) });
    const args = ['probe', '-b', '-', '-t', 'platform.example', '-p', 'http://127.0.0.1:9', '--deadline', '50ms', '--json'];
    const { code, stdout } = await runInWorld(args, { stdin: never });
    expect({ code, error: JSON.parse(stdout).error }).toMatchObject({
      code: 3,
      error: { code: 'interrupted', why: 'the time of --deadline was over before' },
    });
  });

  it('does not begin what was waiting for its turn', async () => {
    const { args, close } = await office();
    const { stdout } = await runInWorld([...args, '--deadline', '300ms', '--parallel', '1']);
    await close();
    expect(stdout).toMatch(/^proxy 1 .* cancelled +\d+ ms +the run ended before this way did$/m);
    expect(stdout).toMatch(/^proxy 2 .* cancelled +- +the run ended before this way was begun$/m);
    expect(stdout).toMatch(
      /\nThe run was ended by its deadline: 2 of 2 not finished\.\nWhich way the agent would use is not known: proxy 1 was not finished\.\n$/,
    );
  });

  it('is not ended where the deadline is not reached', async () => {
    const { args, close } = await office();
    const { code, stdout } = await runInWorld([...args.slice(0, -4), ...args.slice(-2), '--json', '--deadline', '1m']);
    await close();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', cutShort: null });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends at %s, as a process, with the report and exit code 3', async (signal) => {
    const { args, silent, asked, close } = await office();
    const start = performance.now();
    const { code, stdout, stderr } = await cabundle([...args, '--json'], {
      onStart: (child) => void asked.then(() => child.kill(signal)),
    });
    expect(code).toBe(3);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'unknown', cutShort: 'interrupt' });
    expect(performance.now() - start).toBeLessThan(10_000);
    await silent.idle();
    await close();
  });

  it('ends at SIGTERM the curl that runs, with all that it started', async () => {
    const good = await proxy({ upstream });
    const path = folder.write(
      'curl-in-place',
      `#!/bin/sh\ncat >/dev/null\nsleep 60 &\necho $! $$ >${folder.join('pids.part')}\nmv ${folder.join('pids.part')} ${folder.join('pids')}\nwait\n`,
    );
    chmodSync(path, 0o755);
    const args = ['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '-p', `http://127.0.0.1:${good.port}`, '--curl', path];
    const { code, stdout } = await cabundle([...args, '--json'], {
      onStart: (child) =>
        void expect
          .poll(() => existsSync(folder.join('pids')), { timeout: 10_000 })
          .toBe(true)
          .then(() => child.kill('SIGTERM')),
    });
    await good.close();
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'unknown', cutShort: 'interrupt', proxies: [{ status: 'ok', curl: null }] });
    const pids = readFileSync(folder.join('pids'), 'utf8').trim().split(' ');
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  });

  it('tells its report though timeout(1) sends its signal twice', async () => {
    const { args, silent, asked, close } = await office();
    const child = spawn('timeout', ['30', process.execPath, executable, ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    void asked.then(() => child.kill('SIGTERM'));
    const [code] = await once(child, 'close');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'unknown', cutShort: 'interrupt' });
    await silent.idle();
    await close();
  });

  it('ends at Ctrl-C with what is known, and listens for it once', async () => {
    const { args, asked, close } = await office();
    let interrupts = 0;
    const { code, stdout } = await runInWorld([...args, '--json'], {
      onInterrupt: (interrupt) => {
        interrupts += 1;
        void asked.then(interrupt);
      },
    });
    await close();
    expect([code, interrupts]).toEqual([3, 1]);
    expect(JSON.parse(stdout)).toMatchObject({ cutShort: 'interrupt' });
  });
});
