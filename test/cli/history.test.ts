import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { HistoryReport } from '../../src/report/store-rows.ts';

let pems: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [a, b] = await Promise.all([root({ name: 'CA a' }), root({ name: 'CA b' })]);
  pems = { 'a.pem': a.pem, 'b.pem': b.pem, 'ca.crt': a.pem };
});

const history = (folder: TemporaryFolder) => runInWorld(['history', '--bundle', folder.join('ca.crt')]);
const merge = (folder: TemporaryFolder, name: string) =>
  runInWorld(['merge', '--keep', folder.join(name), '--output', folder.join('ca.crt')]);

describe('history', () => {
  it('lists the generations, newest first, and marks the live one', async () => {
    using folder = temporaryFolder(pems);
    await merge(folder, 'b.pem');
    const { code, stdout } = await history(folder);
    expect({ code, lines: stdout.replace(/ +/g, ' ').split('\n') }).toEqual({
      code: 0,
      lines: [
        ' GENERATION WHEN WHY BY CERTIFICATES CHANGE',
        'live 2 2026-11-22T12:00:00Z merge tester 2 +1 -0',
        ' 1 2026-11-22T12:00:00Z found in place tester 1 +0 -0',
        `${folder.join('ca.crt')} is generation 2: 2 generations kept`,
        '',
      ],
    });
  });

  it('says with exit code 1 that the live bundle is none of them', async () => {
    using folder = temporaryFolder(pems);
    await merge(folder, 'b.pem');
    writeFileSync(folder.join('ca.crt'), 'edited');
    expect(await history(folder)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('none of its generations: it was edited by hand'),
    });
    rmSync(folder.join('ca.crt'));
    expect(await history(folder)).toMatchObject({ code: 1, stdout: expect.stringContaining('ca.crt is gone: 2 generations kept') });
  });

  it('names what is damaged, with exit code 1, and lists the rest', async () => {
    using folder = temporaryFolder(pems);
    await merge(folder, 'b.pem');
    writeFileSync(folder.join('ca.crt.history/0001.generation'), '');
    const { code, stdout } = await history(folder);
    expect(code).toBe(1);
    expect(stdout).toContain('damaged  generation 1: it does not begin with the facts of a generation\n');
    expect(stdout).toContain('is generation 2: 2 generations kept');
  });

  it('says that there is none', async () => {
    using folder = temporaryFolder(pems);
    expect(await history(folder)).toMatchObject({ code: 0, stdout: `${folder.join('ca.crt')} has no generations\n` });
    rmSync(folder.join('ca.crt'));
    expect(await history(folder)).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('there is no such file') });
  });

  it('could not tell of a bundle that does not exist', async () => {
    using folder = temporaryFolder(pems);
    const { code, stdout } = await runInWorld(['history', '--bundle', folder.join('gone.crt'), '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([3, { status: 'unknown', error: { code: 'no-bundle' } }]);
  });

  it('fails where the history is no folder', async () => {
    using folder = temporaryFolder({ ...pems, 'ca.crt.history': '' });
    expect(await history(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('it is not a folder') });
  });

  it('shows nothing that acts on a terminal', async () => {
    using folder = temporaryFolder(pems);
    await merge(folder, 'b.pem');
    const path = folder.join('ca.crt.history/0001.generation');
    chmodSync(path, 0o644);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"found in place"', '"\\u001b[2J"').replace('"tester"', '"\\u202e"'));
    const { stdout } = await history(folder);
    expect(stdout).toContain('\\u{1b}[2J');
    expect(stdout).not.toMatch(/[\x1b\u202e]/);
  });

  it('holds in JSON what each generation gained and lost', async () => {
    using folder = temporaryFolder(pems);
    await merge(folder, 'b.pem');
    const { stdout } = await runInWorld(['history', '--bundle', folder.join('ca.crt'), '--json']);
    const { live, generations } = JSON.parse(stdout) as HistoryReport;
    expect(live).toBe(2);
    expect(generations[0]).toMatchObject({ number: 2, added: [{ subject: 'CN=CA b', notAfter: '2036-01-01T00:00:00Z' }], removed: [] });
  });
});
