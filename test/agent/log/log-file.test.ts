import { gzipSync } from 'node:zlib';
import fs from 'fs-extra';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { type LogFileRead, readLogFile } from '../../../src/agent/log/log-file.ts';
import { maxLineLength } from '../../../src/agent/log/log-lines.ts';

async function read(path: string): Promise<LogFileRead & { readonly text: readonly string[] }> {
  const text: string[] = [];
  return { ...(await readLogFile(path, 'follow', 'a.log', (line) => text.push(line))), text };
}

async function readContent(content: string | Uint8Array) {
  using folder = temporaryFolder({ 'a.log': content });
  return await read(folder.join('a.log'));
}

const long = Array.from({ length: 50_000 }, (_, i) => `line ${i}`).join('\n');

describe('a log is read', () => {
  it.each<[string, string | Uint8Array]>([
    ['with LF', 'one\ntwo\nthree\n'],
    ['without an end of its last line', 'one\ntwo\nthree'],
    ['with CRLF', 'one\r\ntwo\r\nthree\r\n'],
    ['with NULs in it', 'o\0ne\ntwo\0\nthree'],
    ['in UTF-8 with a byte order mark', '\ufeffone\ntwo\nthree'],
    ['in UTF-16', Buffer.from('\ufeffone\ntwo\r\nthree', 'utf16le')],
    ['as gzip', gzipSync('one\ntwo\nthree\n')],
    ['as gzip of several members', Buffer.concat([gzipSync('one\ntw'), gzipSync('o\nthree\n')])],
  ])('%s', async (_, content) => {
    expect(await readContent(content)).toMatchObject({ state: 'read', lines: 3, text: ['one', 'two', 'three'] });
  });

  it('whose first line has a megabyte of NULs in front, as of a log that was cut while it was written to', async () => {
    const { text } = await readContent(Buffer.concat([Buffer.alloc(1024 * 1024), Buffer.from('one\ntwo')]));
    expect(text).toEqual(['one', 'two']);
  });

  it('of which a line is longer than is held, as the begin of that line', async () => {
    const { text } = await readContent(`${'x'.repeat(1024 * 1024)}\ntwo`);
    expect(text.map(({ length }) => length)).toEqual([maxLineLength, 3]);
  });

  it('as far as it goes where its gzip ends too early, or is damaged', async () => {
    const whole = gzipSync(long);
    const cut = await readContent(whole.subarray(0, whole.length / 2));
    expect(cut).toMatchObject({ state: 'part', why: 'its gzip ends too early' });
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 50);
    const other = await readContent(damaged);
    expect(other.state).toBe('part');
    for (const { lines, text } of [cut, other]) {
      expect(lines).toBeGreaterThan(0);
      expect(text[1]).toBe('line 1');
    }
  });

  it('not where it is a folder, a pipe, or not there', async () => {
    using folder = temporaryFolder();
    expect(await read(folder.path)).toMatchObject({ state: 'unreadable', why: 'it is a folder' });
    expect(await read('/dev/null')).toMatchObject({ state: 'unreadable', why: 'it is no regular file' });
    expect(await read(folder.join('none'))).toMatchObject({ state: 'unreadable', why: 'there is no such file', lines: 0 });
  });

  it('not behind a link where it was only found', async () => {
    using folder = temporaryFolder({ secret: 'one\n' });
    fs.symlinkSync(folder.join('secret'), folder.join('a.log'));
    expect(await readLogFile(folder.join('a.log'), 'refuse', 'a.log', () => undefined)).toMatchObject({ state: 'unreadable' });
    expect(await read(folder.join('a.log'))).toMatchObject({ state: 'read', lines: 1 });
  });
});
