import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { sample } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';

describe('the command line', () => {
  it('answers --version and --help with exit code 0 and every command', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await cabundle(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await cabundle(['--help']);
    expect(help.code).toBe(0);
    for (const command of [
      'merge',
      'check',
      'inspect',
      'diff',
      'history',
      'rollback',
      'probe',
      'proxies',
      'rules',
      'explain',
      'Exit codes',
    ])
      expect(help.stdout).toContain(command);
  });

  it.each([
    { args: [], says: 'no command is named' },
    { args: ['merg'], says: 'Did you mean merge?' },
    { args: ['check', '--wran', '1d'], says: 'Did you mean --warn?' },
    { args: ['inspect'], says: "missing required argument 'file'" },
    { args: ['check', 'a', 'b'], says: 'too many arguments' },
  ])('says what is wrong with $args and exits 3', async ({ args, says }) => {
    const { code, stdout, stderr } = await runInWorld(args);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toContain('next: see cabundle --help');
  });

  it('prints failures as a document too where --json is asked for', async () => {
    const { code, stdout, stderr } = await runInWorld(['check', '/nonexistent', '--json']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      command: 'check',
      status: 'unknown',
      error: { code: 'source-unreadable' },
    });
  });

  it('ends quietly when its reader has gone', async () => {
    const { code, stderr } = await cabundle(['inspect', ...Array.from({ length: 200 }, () => sample('corp-root.pem'))], {
      onStart: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('reads a pipe of any length from standard input', async () => {
    const text = `${'# a comment\n'.repeat(100_000)}${readFileSync(sample('corp-root.pem'), 'utf8')}`;
    expect(await cabundle(['check', '-', '--at', '2026-11-22'], { input: text })).toMatchObject({ code: 0 });
  });
});
