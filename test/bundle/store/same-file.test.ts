import { linkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isSameFile } from '../../../src/bundle/store/same-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it.each([
  ['one path', 'a', 'a', true],
  ['a path with detours', 'a', './/./a', true],
  ['a symbolic link', 'a', 'link', true],
  ['a hard link', 'a', 'hard', true],
  ['two files of one content', 'a', 'b', false],
  ['a path that leads nowhere', 'a', 'gone', false],
  ['two paths that lead nowhere', 'gone', 'gone', false],
])('%s: whether two paths lead to one file', (_, left, right, expected) => {
  const folder = temporaryFolder({ a: 'x', b: 'x' });
  symlinkSync('a', join(folder, 'link'));
  linkSync(join(folder, 'a'), join(folder, 'hard'));
  expect(isSameFile(`${folder}/${left}`, `${folder}/${right}`)).toBe(expected);
});
