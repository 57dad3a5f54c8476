import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';

const bundle = 'etc/qualys/cloud-agent/cert/ca-bundle.crt';
const corpRoot = readFileSync(sample('corp-root.pem'), 'utf8');

describe('--root', () => {
  it('is where the usual bundle is checked, written, listed and rolled back', async () => {
    using folder = temporaryFolder({ [bundle]: corpRoot });
    const root = ['--root', folder.path];
    expect(await runInWorld(['check', ...root, '-v'])).toMatchObject({ code: 0, stdout: expect.stringContaining(folder.join(bundle)) });
    expect(await runInWorld(['merge', '--keep', sample('branch.pem'), ...root, '--warn', '1d'])).toMatchObject({ code: 0 });
    expect(readFileSync(folder.join(bundle), 'utf8').match(/BEGIN/g)).toHaveLength(3);
    expect((await runInWorld(['history', ...root])).stdout).toContain('generation 2');
    expect(await runInWorld(['rollback', '--allow-removal', ...root])).toMatchObject({ code: 0 });
    expect(readFileSync(folder.join(bundle), 'utf8').match(/BEGIN/g)).toHaveLength(1);
  });

  it('is where the configuration and the root store of the system are looked for', async () => {
    using folder = temporaryFolder({
      'etc/qualys/cloud-agent/qualys-cloud-agent.conf': 'ServerUri=https://other.test\n',
      'etc/ssl/cert.pem': corpRoot,
    });
    const { stdout } = await runInWorld(['merge', '--system', '--root', folder.path, '-o', '-']);
    expect(stdout).toContain('BEGIN CERTIFICATE');
    using empty = temporaryFolder();
    expect(await runInWorld(['merge', '--system', '--root', empty.path, '-o', '-'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(empty.join('etc/ssl/cert.pem')),
    });
  });

  it('holds what is written, also where a link of the image leads out of it', async () => {
    using outside = temporaryFolder();
    using folder = temporaryFolder();
    mkdirSync(folder.join('etc'));
    mkdirSync(folder.join(`${outside.path}/cloud-agent/cert`), { recursive: true });
    mkdirSync(outside.join('cloud-agent/cert'), { recursive: true });
    symlinkSync(outside.path, folder.join('etc/qualys'));
    const { code } = await runInWorld(['merge', sample('corp-root.pem'), '--root', folder.path]);
    expect(code).toBe(0);
    expect(existsSync(outside.join('cloud-agent/cert/ca-bundle.crt'))).toBe(false);
    expect(existsSync(folder.join(`${outside.path}/cloud-agent/cert/ca-bundle.crt`))).toBe(true);
  });

  it('does not move what the user names', async () => {
    using folder = temporaryFolder();
    expect(await runInWorld(['check', sample('corp-root.pem'), '--root', folder.path])).toMatchObject({ code: 0 });
    expect(await runInWorld(['history', '-b', '/nonexistent', '--root', folder.path])).toMatchObject({ code: 3 });
  });

  it.each(['check', 'merge', 'history', 'rollback', 'proxies'])('must be a folder, for %s', async (command) => {
    const args = command === 'merge' ? [sample('corp-root.pem')] : [];
    expect(await runInWorld([command, ...args, '--root', '/nonexistent'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('--root is no folder'),
    });
    expect(await runInWorld([command, ...args, '--root', ''])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('--root is empty'),
    });
  });

  it('is a failure where the links of the image lead in a circle', async () => {
    using folder = temporaryFolder();
    symlinkSync('etc', folder.join('etc'));
    expect(await runInWorld(['check', '--root', folder.path])).toMatchObject({ code: 3, stderr: expect.stringContaining('in a circle') });
  });
});
