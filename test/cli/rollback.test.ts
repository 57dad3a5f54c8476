import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ran } from '../../fixtures/cabundle.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { readHistory } from '../../src/bundle/store/history.ts';
import type { RollbackReport } from '../../src/report/store-rows.ts';

let pems: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [a, b, c] = await Promise.all(['CA a', 'CA b', 'CA c'].map((name) => root({ name })));
  pems = { 'a.pem': a?.pem ?? '', 'b.pem': b?.pem ?? '', 'c.pem': c?.pem ?? '', 'ca.crt': a?.pem ?? '' };
});

/** A bundle of three generations: a; a and b; c. */
async function folderWithHistory(): Promise<TemporaryFolder> {
  const folder = temporaryFolder(pems);
  const merge = (...args: readonly string[]): Promise<Ran> => runInWorld(['merge', '--output', folder.join('ca.crt'), ...args]);
  await merge('--keep', folder.join('b.pem'));
  await merge('--allow-removal', folder.join('c.pem'));
  return folder;
}

const rollback = (folder: TemporaryFolder, ...args: readonly string[]) =>
  runInWorld(['rollback', '--bundle', folder.join('ca.crt'), ...args]);
const bundleIn = (folder: TemporaryFolder) => readFileSync(folder.join('ca.crt'), 'utf8');
const whys = async (folder: TemporaryFolder) => (await readHistory(folder.join('ca.crt'))).generations.map(({ why }) => why);

describe('rollback', () => {
  it('puts the generation before the live one in its place, octet by octet, as a new generation', async () => {
    using folder = await folderWithHistory();
    const { code, stdout } = await rollback(folder, '--allow-removal');
    expect(code).toBe(0);
    expect(stdout).toContain('back to generation 2 (now generation 4): 2 certificates, 2 added, 1 removed');
    expect(await whys(folder)).toEqual(['rollback to 2', 'merge', 'merge', 'found in place']);
    expect(await rollback(folder, '1', '--allow-removal')).toMatchObject({ code: 0 });
    expect(bundleIn(folder)).toBe(pems['ca.crt']);
    expect(await whys(folder)).toEqual(['rollback to 1', 'rollback to 2', 'merge', 'merge', 'found in place']);
  });

  it('is undone by itself', async () => {
    using folder = await folderWithHistory();
    const before = bundleIn(folder);
    await rollback(folder, '--allow-removal');
    expect(bundleIn(folder)).not.toBe(before);
    await rollback(folder, '--allow-removal');
    expect(bundleIn(folder)).toBe(before);
  });

  it('does not drop a certificate that is still valid, unless --allow-removal says so', async () => {
    using folder = await folderWithHistory();
    const before = bundleIn(folder);
    const { code, stdout } = await rollback(folder);
    expect(code).toBe(2);
    expect(stdout).toContain('removed   "CA c", valid until 2036-01-01');
    expect(stdout).toContain('would lose a certificate that is still valid; pass --allow-removal');
    expect([bundleIn(folder), (await whys(folder)).length]).toEqual([before, 3]);
  });

  it('drops what has expired without being told to', async () => {
    using folder = await folderWithHistory();
    const now = Date.parse('2040-01-01T00:00:00Z');
    expect(await runInWorld(['rollback', '--bundle', folder.join('ca.crt')], { now })).toMatchObject({ code: 0 });
  });

  it('shows with --dry-run what would change and writes nothing', async () => {
    using folder = await folderWithHistory();
    const before = bundleIn(folder);
    const { code, stdout } = await rollback(folder, '1', '--dry-run', '--allow-removal', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout) as RollbackReport).toMatchObject({
      ...{ from: 3, to: 1, written: false, dryRun: true, changed: true, count: 1, generation: null },
      ...{ added: [{ subject: 'CN=CA a' }], removed: [{ subject: 'CN=CA c' }], removalsRefused: [] },
    });
    expect(bundleIn(folder)).toBe(before);
    expect(readdirSync(folder.path)).not.toContain('.ca.crt.lock');
    expect(await rollback(folder, '1', '-n', '--allow-removal')).toMatchObject({ stdout: expect.stringContaining('would roll ') });
  });

  it('changes nothing where the bundle has that content already', async () => {
    using folder = await folderWithHistory();
    expect(await rollback(folder, '3')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('has the content of generation 3 already'),
    });
    expect(await whys(folder)).toHaveLength(3);
  });

  it.each([
    ['was edited by hand', (folder: TemporaryFolder) => writeFileSync(folder.join('ca.crt'), 'edited')],
    ['was removed', (folder: TemporaryFolder) => rmSync(folder.join('ca.crt'))],
  ])('puts the newest generation in the place of a bundle that %s', async (_, spoil) => {
    using folder = await folderWithHistory();
    const before = bundleIn(folder);
    spoil(folder);
    expect(await rollback(folder)).toMatchObject({ code: 0, stdout: expect.stringContaining('back to generation 3') });
    expect(bundleIn(folder)).toBe(before);
  });

  it.each([
    ['99', 'there is no such generation', 'no-such-generation'],
    ['2', 'its content is not the one that was recorded', 'generation-unusable'],
    ['1', 'the agent would refuse it', 'generation-unusable'],
  ])('refuses generation %s where %s', async (generation, why, code) => {
    using folder = temporaryFolder({ ...pems, 'ca.crt': (pems['a.pem'] ?? '').replace('END', 'EMD') });
    await runInWorld(['merge', folder.join('b.pem'), '--output', folder.join('ca.crt')]);
    await runInWorld(['merge', '--keep', folder.join('c.pem'), '--output', folder.join('ca.crt')]);
    writeFileSync(folder.join('ca.crt.history/0002.generation'), 'x', { flag: 'a' });
    const before = bundleIn(folder);
    const ran = await rollback(folder, generation, '--allow-removal', '--json');
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code, why: expect.stringContaining(why) } });
    expect(bundleIn(folder)).toBe(before);
  });

  it('says that there is nothing to go back to', async () => {
    using folder = temporaryFolder(pems);
    expect(await rollback(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('it has no generations') });
    using other = await folderWithHistory();
    await rollback(other, '1', '--allow-removal', '--generations', '1');
    expect(await rollback(other)).toMatchObject({ code: 2, stderr: expect.stringContaining('is the oldest that is kept') });
  });

  it.each([
    ['x', 'GENERATION'],
    ['0', 'GENERATION'],
  ])('refuses %s as a number of a generation', async (generation, name) => {
    using folder = temporaryFolder(pems);
    expect(await rollback(folder, generation)).toMatchObject({ code: 3, stderr: expect.stringContaining(`the value of ${name} is not`) });
  });
});
