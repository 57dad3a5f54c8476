import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { readHistory } from '../../../src/bundle/store/history.ts';
import { type UpdateOptions, updateBundle } from '../../../src/bundle/store/update.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { holder, storeWorld } from './store-world.ts';

const isRoot = process.getuid?.() === 0;
let pems: readonly string[];

beforeAll(async () => {
  pems = await Promise.all(['Old CA', 'New CA', 'Third CA'].map(async (name) => (await root({ name })).pem));
});

/** Puts `content` in the place of the bundle. */
function update(path: string, content: string | Uint8Array | undefined, deviation: Partial<UpdateOptions> = {}, why = 'merge') {
  return updateBundle(path, { world: storeWorld(), command: 'merge', ...deviation }, () =>
    content === undefined ? undefined : { content, why, count: 1, added: [], removed: [] },
  );
}

const whys = async (path: string) => (await readHistory(path)).generations.map(({ number, why }) => `${number} ${why}`);

describe('an update', () => {
  it('makes a new bundle and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    expect(await update(join(folder, 'ca.crt'), 'Größe')).toEqual({ isWritten: true, isChanged: true });
    expect([readdirSync(folder), readFileSync(join(folder, 'ca.crt'), 'utf8')]).toEqual([['ca.crt'], 'Größe']);
  });

  it('hands over the old content, one character for each octet, and takes octets back as they are', async () => {
    const path = join(temporaryFolder({ 'ca.crt': '\xc3\xb6' }), 'ca.crt');
    const seen: (string | undefined)[] = [];
    await updateBundle(path, { world: storeWorld(), command: 'x' }, (old) => {
      seen.push(old);
      return { content: Uint8Array.of(0xff, 0), why: 'x', count: 0, added: [], removed: [] };
    });
    expect([seen, [...readFileSync(path)]]).toEqual([['\xc3\xb6'], [0xff, 0]]);
  });

  it.each([
    ['the content stays', 'old', { isWritten: false, isChanged: false }],
    ['there is none', undefined, { isWritten: false, isChanged: false }],
  ])('does not touch the file where %s', async (_, content, expected) => {
    const folder = temporaryFolder({ 'ca.crt': 'old' });
    const before = statSync(join(folder, 'ca.crt'), { bigint: true });
    expect(await update(join(folder, 'ca.crt'), content)).toEqual(expected);
    const { ino, mtimeNs, ctimeNs } = statSync(join(folder, 'ca.crt'), { bigint: true });
    expect({ ino, mtimeNs, ctimeNs }).toEqual({ ino: before.ino, mtimeNs: before.mtimeNs, ctimeNs: before.ctimeNs });
    expect(readdirSync(folder)).toEqual(['ca.crt']);
  });

  it('of a dry run writes nothing, waits for nobody, and says what would happen', async () => {
    const folder = temporaryFolder({ 'ca.crt': 'old', '.ca.crt.lock': holder() });
    const path = join(folder, 'ca.crt');
    expect(await update(path, 'new', { isDryRun: true })).toEqual({ isWritten: false, isChanged: true });
    expect(await update(path, 'old', { isDryRun: true })).toEqual({ isWritten: false, isChanged: false });
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['.ca.crt.lock', 'ca.crt'], 'old']);
  });

  it('removes what killed runs left, and nothing else', async () => {
    const left = {
      '.ca.crt.cabundle-1-x.tmp': 'half',
      '.ca.crt.cabundle-lock-2.tmp': '',
      '.ca.crt.lock-n': '',
      '.ca.crt.lock': holder({ pid: 9 }),
    };
    const others = { 'ca.crt': 'old', '.ca.crt.swp': '', '.ca.crt.tmp': '', '.cab.crt.cabundle-1.tmp': '', '.ca.crt.cabundle-1.bak': '' };
    const folder = temporaryFolder({ ...left, ...others });
    await update(join(folder, 'ca.crt'), undefined);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(others).sort());
  });

  it('is refused in a folder that others may write to, unless that is asked for', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    await expect(update(join(folder, 'ca.crt'), 'new')).rejects.toMatchObject({ code: 'folder-shared' });
    expect(readdirSync(folder)).toEqual([]);
    await update(join(folder, 'ca.crt'), 'new', { allowSharedFolder: true });
    expect(readdirSync(folder)).toEqual(['ca.crt']);
  });

  it('is not published where the written file does not verify', async () => {
    const folder = temporaryFolder({ 'ca.crt': 'old' });
    const seen: string[] = [];
    const verify = (content: string): string => {
      seen.push(content);
      return 'it does not load';
    };
    const failure = { code: 'published-not-verified', why: 'it does not load', outcome: 'failed' };
    await expect(update(join(folder, 'ca.crt'), 'ö', { verify })).rejects.toMatchObject(failure);
    expect([seen, readFileSync(join(folder, 'ca.crt'), 'utf8'), readdirSync(folder)]).toEqual([['\xc3\xb6'], 'old', ['ca.crt']]);
  });

  it('gives the lock back where there is nothing to publish with', async () => {
    const folder = temporaryFolder({ 'ca.crt': 'old' });
    const failing = updateBundle(join(folder, 'ca.crt'), { world: storeWorld(), command: 'x' }, () => Promise.reject(new Error('mine')));
    await expect(failing).rejects.toThrow('mine');
    expect(readdirSync(folder)).toEqual(['ca.crt']);
  });

  it('loses nothing of many at the same time', async () => {
    const path = join(temporaryFolder({ 'ca.crt': '' }), 'ca.crt');
    const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms / 4));
    const add = (letter: string) =>
      updateBundle(path, { world: storeWorld({ sleep }), command: 'x', waitMs: 1e9 }, async (old = '') => {
        await new Promise(setImmediate);
        return { content: `${old}${letter}`, why: 'x', count: 0, added: [], removed: [] };
      });
    await Promise.all(Array.from('abcdefghijklmnopqrst', add));
    expect([...readFileSync(path, 'utf8')].sort().join('')).toBe('abcdefghijklmnopqrst');
    expect((await readHistory(path)).generations.map(({ number }) => number)).toEqual([21, 20, 19, 18, 17, 16, 15, 14, 13, 12]);
  });
});

describe('the history', () => {
  it('begins with the first bundle that is replaced', async () => {
    const path = join(temporaryFolder({ 'ca.crt': pems[0] ?? '' }), 'ca.crt');
    expect(await update(path, pems[1])).toEqual({ isWritten: true, isChanged: true, generation: 2 });
    const { generations, damaged } = await readHistory(path);
    const known = { when: '2026-11-22T12:00:00Z', by: 'alice via sudo', count: 1, added: [], removed: [] };
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(generations).toEqual([
      { number: 2, why: 'merge', sha256, ...known },
      { number: 1, why: 'found in place', sha256, ...known },
    ]);
    expect(damaged).toEqual([]);
    expect(readdirSync(`${path}.history`)).toEqual(['0001.generation', '0002.generation']);
  });

  it('records what was edited by hand, and what that changed', async () => {
    const path = join(temporaryFolder({ 'ca.crt': 'x' }), 'ca.crt');
    await update(path, pems[0]);
    writeFileSync(path, (pems[0] ?? '') + (pems[1] ?? ''));
    await update(path, pems[2]);
    expect(await whys(path)).toEqual(['4 merge', '3 found in place', '2 merge', '1 found in place']);
    const edited = (await readHistory(path)).generations[1];
    expect(edited).toMatchObject({ count: 2, added: [{ subject: 'CN=New CA', notAfter: expect.stringMatching(/Z$/) }], removed: [] });
  });

  it('does not record again what was put back by hand from an earlier generation', async () => {
    const path = join(temporaryFolder({ 'ca.crt': 'a' }), 'ca.crt');
    await update(path, 'b');
    writeFileSync(path, 'a');
    await update(path, 'c');
    expect(await whys(path)).toEqual(['3 merge', '2 merge', '1 found in place']);
  });

  it('keeps as many as it is told to', async () => {
    const path = join(temporaryFolder({ 'ca.crt': '0' }), 'ca.crt');
    for (const content of ['1', '2', '3', '4']) await update(path, content, { generations: 3 });
    expect(readdirSync(`${path}.history`)).toEqual(['0003.generation', '0004.generation', '0005.generation']);
    await update(path, '5', { generations: 1 });
    expect(await whys(path)).toEqual(['6 merge']);
  });

  it('is not begun, and not continued, with --generations 0', async () => {
    const path = join(temporaryFolder({ 'ca.crt': '0' }), 'ca.crt');
    expect(await update(path, '1', { generations: 0 })).toEqual({ isWritten: true, isChanged: true });
    expect(existsSync(`${path}.history`)).toBe(false);
    await update(path, '2');
    await update(path, '3', { generations: 0 });
    expect(await whys(path)).toEqual(['2 merge', '1 found in place']);
  });

  it.runIf(isRoot)('has the mode and owner of the bundle, its folder those of the folder around it', async () => {
    const folder = temporaryFolder({ 'ca.crt': 'old' });
    chownSync(folder, 0, 55);
    chownSync(join(folder, 'ca.crt'), 1234, 2345);
    chmodSync(join(folder, 'ca.crt'), 0o640);
    await update(join(folder, 'ca.crt'), 'new');
    const statsOf = (name: string) => (({ uid, gid, mode }) => [uid, gid, (mode & 0o7777).toString(8)])(statSync(join(folder, name)));
    expect(statsOf('ca.crt')).toEqual([1234, 2345, '640']);
    expect(statsOf('ca.crt.history')).toEqual([0, 55, '755']);
    for (const name of readdirSync(join(folder, 'ca.crt.history'))) expect(statsOf(`ca.crt.history/${name}`)).toEqual([1234, 2345, '640']);
  });

  it('is refused where it is a link, with the old bundle unchanged', async () => {
    const folder = temporaryFolder({ 'ca.crt': 'old', 'elsewhere/keep': '' });
    symlinkSync('elsewhere', join(folder, 'ca.crt.history'));
    const failure = { code: 'history-not-a-folder', why: 'it is a symbolic link', outcome: 'failed' };
    await expect(update(join(folder, 'ca.crt'), 'new')).rejects.toMatchObject(failure);
    await expect(readHistory(join(folder, 'ca.crt'))).rejects.toMatchObject(failure);
    expect([readFileSync(join(folder, 'ca.crt'), 'utf8'), readdirSync(join(folder, 'elsewhere'))]).toEqual(['old', ['keep']]);
  });

  it('tells what is damaged, follows no link in it, and goes on', async () => {
    const folder = temporaryFolder({ 'ca.crt': '0', 'key.pem': 'secret' });
    const path = join(folder, 'ca.crt');
    for (const content of ['1', '2', '3']) await update(path, content);
    const history = join(folder, 'ca.crt.history');
    writeFileSync(join(history, '0001.generation'), 'rubbish');
    writeFileSync(join(history, '0002.generation'), `${readFileSync(join(history, '0002.generation'), 'utf8')}more`);
    writeFileSync(join(history, '0003.generation'), '# cabundle generation {"version":1}\n2');
    symlinkSync('../key.pem', join(history, '0006.generation'));
    mkdirSync(join(history, '0007.generation'));
    writeFileSync(join(history, 'notes.txt'), '');
    const { generations, damaged } = await readHistory(path);
    expect(generations.map(({ number }) => number)).toEqual([4]);
    expect(damaged).toEqual([
      { number: 7, why: 'it is not a regular file' },
      { number: 6, why: 'it is a symbolic link' },
      { number: 3, why: 'its facts cannot be read' },
      { number: 2, why: 'its content is not the one that was recorded' },
      { number: 1, why: 'it does not begin with the facts of a generation' },
    ]);
    expect(await update(path, '4', { generations: 2 })).toMatchObject({ generation: 8 });
    expect(readdirSync(history)).toEqual(['0007.generation', '0008.generation', 'notes.txt']);
    expect(readFileSync(join(folder, 'key.pem'), 'utf8')).toBe('secret');
  });

  it('goes on behind a bundle that was removed', async () => {
    const path = join(temporaryFolder({ 'ca.crt': '0' }), 'ca.crt');
    await update(path, '1');
    unlinkSync(path);
    expect(await update(path, '2')).toMatchObject({ generation: 3 });
  });

  it.each([
    ['was published becomes a generation', 'live', ['3 merge', '2 merge', '1 found in place']],
    ['was not published goes', 'other', ['2 merge', '1 found in place']],
  ])('that a killed run staged: what %s', async (_, live, expected) => {
    const path = join(temporaryFolder({ 'ca.crt': '0' }), 'ca.crt');
    await update(path, 'live');
    const staged = join(`${path}.history`, 'next');
    writeFileSync(staged, readFileSync(join(`${path}.history`, '0002.generation')));
    writeFileSync(path, live);
    await update(path, undefined);
    expect([await whys(path), existsSync(staged)]).toEqual([expected, false]);
  });

  it('that a killed run staged by half goes', async () => {
    const path = join(temporaryFolder({ 'ca.crt': '0', 'ca.crt.history/next': '# cabundle gen' }), 'ca.crt');
    await update(path, undefined);
    expect(readdirSync(`${path}.history`)).toEqual([]);
  });

  it('holds no line that looks like the boundary of a block but those of its content', async () => {
    const path = join(temporaryFolder({ 'ca.crt': 'x' }), 'ca.crt');
    await update(path, 'y', {}, '\n-----BEGIN CERTIFICATE-----\n');
    expect(readFileSync(join(`${path}.history`, '0002.generation'), 'latin1')).not.toContain('--');
    expect((await readHistory(path)).generations[0]?.why).toBe('\n-----BEGIN CERTIFICATE-----\n');
  });
});
