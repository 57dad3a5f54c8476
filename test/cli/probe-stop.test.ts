import { afterAll, describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
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

/** A proxy that works, and one that says nothing; `asked` is called once somebody waits for the silent one and the other is through. */
async function office(): Promise<{ args: readonly string[]; silent: Awaited<ReturnType<typeof proxy>>; close: () => Promise<void> }> {
  const [good, silent] = [await proxy({ upstream }), await proxy({ silent: true })];
  const proxies = [silent, good].flatMap(({ port }) => ['-p', `http://127.0.0.1:${port}`]);
  const args = ['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '--timeout', '1m', ...proxies];
  return { args, silent, close: async () => void (await Promise.all([good.close(), silent.close()])) };
}

describe('a probe that is ended before its time', () => {
  it('tells at its deadline what is known: finished ways, and the others as cancelled', async () => {
    const { args, silent, close } = await office();
    const { code, stdout } = await runInWorld([...args, '--json', '--deadline', '700ms']);
    expect(code).toBe(3);
    const report = JSON.parse(stdout) as ProbeReport;
    expect(report).toMatchObject({ status: 'unknown', cutShort: 'deadline', route: { uses: null } });
    expect(report.proxies.map(({ status }) => status)).toEqual(['cancelled', 'ok']);
    expect(report.proxies[0]?.legs.at(-1)).toMatchObject({ leg: 'tunnel', ok: false, fault: 'was cancelled' });
    await silent.idle();
    await close();
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

  it('ends at Ctrl-C, as a process, with the report and exit code 3', async () => {
    const { args, silent, close } = await office();
    const start = performance.now();
    const { code, stdout, stderr } = await cabundle([...args, '--json'], {
      onStart: (child) => void whenAsked(silent).then(() => child.kill('SIGINT')),
    });
    expect(code).toBe(3);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'unknown', cutShort: 'interrupt' });
    expect(performance.now() - start).toBeLessThan(10_000);
    await silent.idle();
    await close();
  });

  it('takes no way back: what is interrupted leaves neither timer nor listener', async () => {
    const { args, close } = await office();
    let interrupts = 0;
    const { code, stdout } = await runInWorld([...args, '--json'], {
      onInterrupt: (interrupt) => {
        interrupts += 1;
        setTimeout(interrupt, 200);
      },
    });
    await close();
    expect([code, interrupts]).toEqual([3, 1]);
    expect(JSON.parse(stdout)).toMatchObject({ cutShort: 'interrupt' });
  });
});

/** Once the silent proxy has taken a connection the process listens for signals. */
async function whenAsked({ accepted }: { readonly accepted: () => number }): Promise<void> {
  while (accepted() === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}
