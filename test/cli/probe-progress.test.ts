import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';

const authority = await root();
const upstream = await platform(await leaf(authority));
const slow = await proxy({ upstream, delayMs: 250 });
const folder = temporaryFolder({ 'b.pem': authority.pem });
afterAll(async () => {
  await Promise.all([upstream, slow].map(({ close }) => close()));
  folder[Symbol.dispose]();
});
const args = ['probe', '-b', folder.join('b.pem'), '-t', 'platform.example', '-p', `http://agent:hunter22@127.0.0.1:${slow.port}`];
const coloured = /\u{1b}\[3\dm/u;

/** What stands on the terminal at the end, and at each time before. */
function frames(stderr: string): readonly string[] {
  return stderr.split(/\u{1b}\[\d+A\u{1b}\[J/u);
}

describe('the progress of probe', () => {
  it('lives on the terminal while the ways are walked, a line for each proxy, and is gone at the end', async () => {
    const down = `http://127.0.0.1:${await closedPort()}`;
    const { code, stdout, stderr } = await runInWorld([...args, '-p', down], { columns: 100 });
    expect(code).toBe(1);
    const shown = frames(stderr);
    expect(shown.at(-1)).toBe('');
    expect(shown[0]).toBe(`proxy 1  http://***@127.0.0.1:${slow.port}  waiting\nproxy 2  ${down}      waiting\n`);
    expect(shown.some((frame) => /proxy 1 .* on the way, 0\.[12] s\n.*proxy 2 .*0\.0 s, ended at connect/.test(frame))).toBe(true);
    expect(shown.at(-2)).toMatch(/proxy 1 .* through, 0\.\d s/);
    expect(stdout).not.toContain('\u{1b}');
    expect(stderr).not.toContain('hunter22');
  });

  it('is never wider than the terminal, and every frame takes away the one before', async () => {
    const { stderr } = await runInWorld(args, { columns: 30, environment: { NO_COLOR: '1' } });
    const lines = frames(stderr).flatMap((frame) => frame.split('\n'));
    expect(Math.max(...lines.map(({ length }) => length))).toBe(29);
    expect(stderr.match(/\u{1b}\[1A\u{1b}\[J/gu)?.length).toBe(stderr.match(/proxy 1/g)?.length);
  });

  it('is coloured, unless NO_COLOR is set', async () => {
    expect((await runInWorld(args, { columns: 100 })).stderr).toMatch(coloured);
    expect((await runInWorld(args, { columns: 100, environment: { NO_COLOR: '' } })).stderr).toMatch(coloured);
    expect((await runInWorld(args, { columns: 100, environment: { NO_COLOR: '1' } })).stderr).not.toMatch(coloured);
  });

  it.each<[string, readonly string[], { readonly columns?: number; readonly environment?: Readonly<Record<string, string>> }]>([
    ['without a terminal', [], {}],
    ['with --json', ['--json'], { columns: 80 }],
    ['with --quiet', ['--quiet'], { columns: 80 }],
    ['on a terminal that cannot move its cursor', [], { columns: 80, environment: { TERM: 'dumb' } }],
  ])('is not shown %s', async (_, more, world) => {
    expect((await runInWorld([...args, ...more], world)).stderr).toBe('');
  });

  it('is taken away where the run fails', async () => {
    const { code, stderr } = await runInWorld([...args, '--curl', '/nonexistent/curl'], { columns: 80 });
    expect(code).toBe(3);
    expect(frames(stderr).at(-1)).toBe(
      'error: cannot run the program of --curl [curl-not-started]\nwhy:  there is no such program\nnext: install curl, or name the one to run: --curl /path/to/curl\n',
    );
  });
});
