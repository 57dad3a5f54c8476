import { linkSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type SourceLimits, sourceLimits } from '../../../src/bundle/sources/limits.ts';
import { readFile } from '../../../src/bundle/sources/read-file.ts';
import { readOne, readSources } from '../../../src/bundle/sources/read-sources.ts';
import { handmadePem } from '../entries.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const pem = handmadePem();
const noStdin = () => stream();
const read = (paths: readonly string[], stdin = noStdin) => readSources(paths, stdin);

async function* stream(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
}

async function socketIn(folder: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  onTestFinished(() => void server.close());
}

describe('links in a source folder', () => {
  const setUp = () => {
    const folder = temporaryFolder({ 'ca/a.pem': pem, 'ca/deep/b.pem': pem, 'private/key.pem': pem, 'ca-other/c.pem': pem });
    const ca = join(folder, 'ca');
    symlinkSync(join('deep', 'b.pem'), join(ca, 'inside.pem'));
    symlinkSync(join(folder, 'private/key.pem'), join(ca, 'out.pem'));
    symlinkSync('../ca-other/c.pem', join(ca, 'sibling.pem'));
    symlinkSync('out.pem', join(ca, 'through.pem'));
    symlinkSync(join(folder, 'private'), join(ca, 'folder'));
    symlinkSync('circle', join(ca, 'circle'));
    return { folder, ca };
  };
  const names = (paths: readonly { readonly path: string }[]) => paths.map(({ path }) => basename(path));

  it('are followed within the folder; those that lead out of it are told', async () => {
    const { ca } = setUp();
    const { files, skipped } = await read([ca]);
    expect(names(files)).toEqual(['a.pem', 'inside.pem']);
    const out = 'it is a link out of the folder; pass --follow-links to read it';
    expect(skipped.map(({ path, why }) => `${basename(path)}: ${why}`)).toEqual([
      'circle: its links lead in a circle',
      'deep: it is a folder',
      'folder: it is a folder',
      `out.pem: ${out}`,
      `sibling.pem: ${out}`,
      `through.pem: ${out}`,
    ]);
  });

  it('are followed out of it where that is asked; folders behind them are not entered', async () => {
    const { ca } = setUp();
    const { files, skipped } = await readSources([ca], noStdin, { followLinks: true });
    expect(names(files)).toEqual(['a.pem', 'inside.pem', 'out.pem', 'sibling.pem', 'through.pem']);
    expect(names(skipped)).toEqual(['circle', 'deep', 'folder']);
  });

  it('that is named by a link itself lead nowhere else', async () => {
    const { folder, ca } = setUp();
    symlinkSync(ca, join(folder, 'link'));
    expect(names((await read([join(folder, 'link')])).files)).toEqual(['a.pem', 'inside.pem']);
    expect(names((await read([join(ca, 'out.pem')])).files)).toEqual(['out.pem']);
  });
});

describe('sources', () => {
  it('are read in the order in which they are named, one character an octet', async () => {
    const folder = temporaryFolder({ 'b.pem': pem, 'a.pem': 'Gr\xc3\xbc\xc3\x9fe\r\n\0' });
    const [b, a] = [join(folder, 'b.pem'), join(folder, 'a.pem')];
    expect(await read([b, a])).toEqual({
      files: [
        { path: b, text: pem },
        { path: a, text: 'Gr\xc3\xbc\xc3\x9fe\r\n\0' },
      ],
      skipped: [],
    });
  });

  it('that are folders give their files in order of name, and tell what was passed over', async () => {
    const folder = temporaryFolder({ '10.pem': pem, '2.pem': pem, README: 'proxies of the corporation', 'deep/inside.pem': pem });
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling'));
    symlinkSync(join(folder, '2.pem'), join(folder, 'link.pem'));
    await socketIn(folder);
    const { files, skipped } = await read([folder]);
    expect(files.map(({ path }) => path)).toEqual(['10.pem', '2.pem', 'link.pem'].map((name) => join(folder, name)));
    expect(skipped).toEqual([
      { path: join(folder, 'README'), why: 'it holds no certificate' },
      { path: join(folder, 'dangling'), why: 'it is a link to nothing' },
      { path: join(folder, 'deep'), why: 'it is a folder' },
      { path: join(folder, 'socket'), why: 'it is not a regular file' },
    ]);
  });

  it('that are "-" are read from standard input, however it is cut', async () => {
    expect(await read(['-'], () => stream(pem.slice(0, 7), '\xff', pem.slice(7)))).toEqual({
      files: [{ path: '-', text: `${pem.slice(0, 7)}\xff${pem.slice(7)}` }],
      skipped: [],
    });
    expect(await readOne('-', () => stream(pem))).toEqual({ path: '-', text: pem });
  });

  it('may be an empty file and an empty folder', async () => {
    const folder = temporaryFolder({ 'empty.pem': '' });
    mkdirSync(join(folder, 'none'));
    const { files } = await read([join(folder, 'empty.pem'), join(folder, 'none')]);
    expect(files).toEqual([{ path: join(folder, 'empty.pem'), text: '' }]);
  });

  it.runIf(process.platform === 'linux')('whose size is not known beforehand are read whole', async () => {
    const { text } = await readOne('/proc/self/status', noStdin);
    expect(text).toMatch(/^Name:/);
  });

  it.each([
    ['is missing', 'gone.pem', 'source-unreadable', 'there is no such file or folder'],
    ['stands below a file', 'file/below.pem', 'source-unreadable', 'a part of the path is not a folder'],
    ['is a link in a circle', 'circle', 'source-unreadable', 'its links lead in a circle'],
    ['is larger than 64 MiB', 'large.pem', 'source-too-large', 'it is larger than 64 MiB, the limit for one source'],
  ])('fail where one of them %s', async (_, name, code, why) => {
    const folder = temporaryFolder({ file: '', 'large.pem': '' });
    symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
    truncateSync(join(folder, 'large.pem'), sourceLimits.maxBytes + 1);
    const path = join(folder, name);
    const next = expect.stringMatching(/./);
    await expect(read([path])).rejects.toMatchObject({ code, why, next, outcome: 'unknown', message: `cannot read "${path}"` });
    await expect(readOne(path, noStdin)).rejects.toMatchObject({ code, why });
  });

  it('fail where a folder is named for one file', async () => {
    await expect(readOne(temporaryFolder(), noStdin)).rejects.toMatchObject({ code: 'source-unreadable', why: 'it is a folder' });
  });

  it('fail where standard input is named twice, before anything is read', async () => {
    await expect(read(['-', 'gone.pem', '-'])).rejects.toMatchObject({ code: 'stdin-named-twice' });
  });

  it('fail where standard input does not end', async () => {
    const chunk = Buffer.alloc(8 * 1024 * 1024);
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield chunk;
    }
    await expect(read(['-'], endless)).rejects.toMatchObject({ code: 'source-too-large', message: 'cannot read "-"' });
  });

  it.each<[string, Partial<SourceLimits>, string, string]>([
    ['the octets of a file', { maxBytes: 3 }, 'a.pem', 'it is larger than 3 bytes, the limit for one source'],
    ['the octets of a file in a folder', { maxBytes: 3 }, '', 'it is larger than 3 bytes, the limit for one source'],
    ['the octets of standard input', { maxBytes: 3 }, '-', 'it is larger than 3 bytes, the limit for one source'],
    ['the entries of a folder', { maxFiles: 1 }, '', 'the folder has 2 entries; the limit is 1'],
  ])('have limits that can be lowered and raised: %s', async (_, lowered, name, why) => {
    const folder = temporaryFolder({ 'a.pem': 'text', 'b.pem': '' });
    const path = name === '-' ? name : join(folder, name);
    const withLimits = (limits: SourceLimits) => readSources([path], () => stream('text'), { limits });
    await expect(withLimits({ ...sourceLimits, ...lowered })).rejects.toMatchObject({
      why,
      next: expect.stringMatching(/--max-(?:size|files)$/),
    });
    await expect(withLimits({ maxBytes: 4, maxFiles: 2 })).resolves.toMatchObject({ files: expect.any(Array) });
  });

  it.runIf(process.platform === 'linux')('have those limits also where the size is not known beforehand', () => {
    expect(() => readFile('/proc/self/status', { maxBytes: 10, maxFiles: 1 })).toThrow(
      expect.objectContaining({ code: 'source-too-large' }),
    );
  });

  it('fail where a folder has more than 10,000 entries', async () => {
    const folder = temporaryFolder({ first: '' });
    for (let i = 1; i <= 10_000; i += 1) linkSync(join(folder, 'first'), join(folder, `${i}`));
    await expect(read([folder])).rejects.toMatchObject({ code: 'directory-too-large', why: expect.stringContaining('10001 entries') });
  });
});
