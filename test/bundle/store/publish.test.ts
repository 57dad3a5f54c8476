import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { publish, published } from '../../../src/bundle/store/publish.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const isRoot = process.getuid?.() === 0;
const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8);

describe('a bundle is published', () => {
  it('as a new file that everyone may read', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'ca-bundle.crt');
    await publish(path, Buffer.from('Größe\n'), { unique: 'test' });
    expect(readFileSync(path, 'utf8')).toBe('Größe\n');
    expect(modeOf(path)).toBe('644');
    expect(readdirSync(folder)).toEqual(['ca-bundle.crt']);
  });

  it.each([0o600, 0o640, 0o444, 0o1644])('over an old file whose mode %o stays', async (mode) => {
    const path = join(temporaryFolder({ 'ca.crt': 'old' }), 'ca.crt');
    chmodSync(path, mode);
    await publish(path, Buffer.from('new'), { unique: 'test' });
    expect([readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['new', mode.toString(8)]);
  });

  it.runIf(isRoot)('over an old file whose owner stays', async () => {
    const path = join(temporaryFolder({ 'ca.crt': 'old' }), 'ca.crt');
    chownSync(path, 1234, 2345);
    await publish(path, Buffer.from('new'), { unique: 'test' });
    expect(statSync(path)).toMatchObject({ uid: 1234, gid: 2345 });
  });

  it('as another file, so that who reads the old one reads it to its end', async () => {
    const path = join(temporaryFolder({ 'ca.crt': 'old' }), 'ca.crt');
    const { ino } = statSync(path);
    await publish(path, Buffer.from('new'), { unique: 'test' });
    expect(statSync(path).ino).not.toBe(ino);
  });

  it('whatever the umask is', async () => {
    const path = join(temporaryFolder(), 'ca.crt');
    const before = process.umask(0o077);
    onTestFinished(() => void process.umask(before));
    await publish(path, Buffer.from('new'), { unique: 'test' });
    expect(modeOf(path)).toBe('644');
  });

  it('and can be read back, octet by octet', async () => {
    const path = join(temporaryFolder(), 'ca.crt');
    expect(await published(path)).toBeUndefined();
    await publish(path, Buffer.from('ö'), { unique: 'test' });
    expect(await published(path)).toBe('\xc3\xb6');
  });
});

describe('a bundle is not published', () => {
  it('through a symbolic link, which stays as it is', async () => {
    const folder = temporaryFolder({ target: 'old' });
    const path = join(folder, 'link');
    symlinkSync('target', path);
    const failure = {
      code: 'output-not-regular',
      why: 'it is a symbolic link',
      outcome: 'failed',
      message: `will not use "${path}" as a bundle`,
    };
    await expect(publish(path, Buffer.from('new'), { unique: 'test' })).rejects.toMatchObject(failure);
    await expect(published(path)).rejects.toMatchObject(failure);
    expect([readFileSync(join(folder, 'target'), 'utf8'), lstatSync(path).isSymbolicLink()]).toEqual(['old', true]);
    expect(readdirSync(folder)).toEqual(['link', 'target']);
  });

  it('through a link that leads nowhere', async () => {
    const path = join(temporaryFolder(), 'link');
    symlinkSync('gone', path);
    await expect(publish(path, Buffer.from('new'), { unique: 'test' })).rejects.toMatchObject({ code: 'output-not-regular' });
  });

  it('over a folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ca.crt'));
    const failure = { code: 'output-not-regular', why: 'it is not a regular file' };
    await expect(publish(join(folder, 'ca.crt'), Buffer.from('new'), { unique: 'test' })).rejects.toMatchObject(failure);
    expect(readdirSync(folder)).toEqual(['ca.crt']);
  });

  it('over a socket', async () => {
    const path = join(temporaryFolder(), 'socket');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    onTestFinished(() => void server.close());
    await expect(publish(path, Buffer.from('new'), { unique: 'test' })).rejects.toMatchObject({ code: 'output-not-regular' });
  });

  it.each([
    ['into a folder that is missing', 'gone/ca.crt', 'its folder does not exist'],
    ['below a file', 'file/ca.crt', 'a part of its path is not a folder'],
    ['under a name that is too long', 'x'.repeat(300), 'its name is too long'],
  ])('%s', async (_, name, why) => {
    const folder = temporaryFolder({ file: 'old' });
    const failure = { code: 'output-unwritable', why, outcome: 'unknown', message: `cannot write "${join(folder, name)}"` };
    await expect(publish(join(folder, name), Buffer.from('new'), { unique: 'test' })).rejects.toMatchObject(failure);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('over a temporary file that another one is writing', async () => {
    const folder = temporaryFolder({ 'ca.crt': 'old', '.ca.crt.cabundle-test.tmp': 'theirs' });
    await expect(publish(join(folder, 'ca.crt'), Buffer.from('new'), { unique: 'test' })).rejects.toMatchObject({
      code: 'output-unwritable',
      why: 'EEXIST',
    });
    expect(readFileSync(join(folder, 'ca.crt'), 'utf8')).toBe('old');
    expect(readFileSync(join(folder, '.ca.crt.cabundle-test.tmp'), 'utf8')).toBe('theirs');
  });
});
