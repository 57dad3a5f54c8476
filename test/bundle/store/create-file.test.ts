import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { createFile } from '../../../src/bundle/store/create-file.ts';

const content = Buffer.from('content');

describe('a file that is new', () => {
  it('is whole, its owner’s alone, and stands by itself', async () => {
    using folder = temporaryFolder();
    await createFile(folder.join('new'), content, 'x');
    expect(readFileSync(folder.join('new'), 'utf8')).toBe('content');
    expect(statSync(folder.join('new')).mode & 0o777).toBe(0o600);
    expect(statSync(folder.join('new')).nlink).toBe(1);
    expect(readdirSync(folder.path)).toEqual(['new']);
  });

  it('takes the place of nothing: not of a file, a folder, a link, nor a link to nothing', async () => {
    using folder = temporaryFolder({ file: 'old', 'folder/x': '' });
    symlinkSync('file', folder.join('link'));
    symlinkSync('nothing', folder.join('broken'));
    for (const name of ['file', 'folder', 'link', 'broken'])
      await expect(createFile(folder.join(name), content, 'x')).rejects.toMatchObject({ code: 'output-exists' });
    expect(readFileSync(folder.join('file'), 'utf8')).toBe('old');
    expect(lstatSync(folder.join('broken')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder.path).toSorted()).toEqual(['broken', 'file', 'folder', 'link']);
  });

  it('of two that are made at once one is kept, and the other is told', async () => {
    using folder = temporaryFolder();
    const made = await Promise.allSettled(['a', 'b', 'c'].map((text) => createFile(folder.join('new'), Buffer.from(text), text)));
    expect(made.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect(readdirSync(folder.path)).toEqual(['new']);
  });

  it('says what is wrong with its folder', async () => {
    await expect(createFile('/nonexistent/new', content, 'x')).rejects.toMatchObject({ code: 'output-unwritable' });
  });
});
