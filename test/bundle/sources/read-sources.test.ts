import { linkSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { maxSourceBytes } from '../../../src/bundle/sources/read-file.ts';
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
    truncateSync(join(folder, 'large.pem'), maxSourceBytes + 1);
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

  it('fail where a folder has more than 10,000 entries', async () => {
    const folder = temporaryFolder({ first: '' });
    for (let i = 1; i <= 10_000; i += 1) linkSync(join(folder, 'first'), join(folder, `${i}`));
    await expect(read([folder])).rejects.toMatchObject({ code: 'directory-too-large', why: expect.stringContaining('10001 entries') });
  });
});
