import { chmodSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Ran } from '../../fixtures/cabundle.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProbeReport } from '../../src/report/report.ts';

const authority = await root();
const upstream = await platform(await leaf(authority));
const [first, second] = [
  await proxy({ upstream, login: { user: 'one', password: 'hunter21' } }),
  await proxy({ upstream, login: { user: 'two', password: 'p;w hunter22' } }),
];
const folder = temporaryFolder({ 'b.pem': authority.pem });
afterAll(async () => {
  await Promise.all([upstream, first, second].map(({ close }) => close()));
  folder[Symbol.dispose]();
});

function probe(file: string, mode = 0o600): Promise<Ran> {
  const path = folder.write('logins', file);
  chmodSync(path, mode);
  // The configured login is an encrypted one, say: it cannot be tested.
  const proxies = [first, second].flatMap(({ port }) => ['-p', `http://enc:xyzzy99@127.0.0.1:${port}`]);
  return runInWorld(['probe', '--json', '-b', folder.join('b.pem'), '-t', 'platform.example', ...proxies, '--credentials-file', path]);
}

describe('probe with a file of logins', () => {
  it('shows each proxy its own login in place of the configured one, and tells none', async () => {
    const { code, stdout, stderr } = await probe(`127.0.0.1:${first.port} one:hunter21\n127.0.0.1:${second.port} two:p;w hunter22\n`);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(/hunter|xyzzy99/);
  });

  it('shows every proxy the one login of a file of one', async () => {
    const { code, stdout } = await probe('one:hunter21\n');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ proxies: [{ status: 'ok' }, { cause: 'login-refused' }] });
    expect(stdout).not.toMatch(/hunter|xyzzy99/);
  });

  it('says where the file has no line for a proxy that wants a login', async () => {
    const { stdout } = await probe(`127.0.0.1:${first.port} one:hunter21\nlocalhost:${second.port} two:p;w hunter22\n`);
    const { proxies } = JSON.parse(stdout) as ProbeReport;
    expect(proxies[0]).toMatchObject({ status: 'ok', cause: null });
    expect(proxies[1]).toMatchObject({
      cause: 'login-refused',
      detail: expect.stringMatching(new RegExp(`; the file of --credentials-file has no line for 127\\.0\\.0\\.1:${second.port}$`)),
      remedy: expect.stringContaining(`add a line "127.0.0.1:${second.port} user:password"`),
    });
    const wrong = await probe(`127.0.0.1:${first.port} one:hunter21\n127.0.0.1:${second.port} two:hunter99\n`);
    expect(wrong.stdout).not.toContain('has no line');
    expect(stdout + wrong.stdout).not.toMatch(/hunter|xyzzy99/);
  });

  it('could not tell where others can read the file', async () => {
    const { code, stdout } = await probe('one:hunter21\n', 0o644);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'readable-by-others', next: expect.stringContaining('chmod 600') } });
  });
});
