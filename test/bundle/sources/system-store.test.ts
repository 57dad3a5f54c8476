import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemStore, systemStores } from '../../../src/bundle/sources/system-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('the root store of a system is the first of the known files that exists', () => {
  const folder = temporaryFolder({ 'second.pem': '', 'third.pem': '' });
  symlinkSync(join(folder, 'nothing'), join(folder, 'dangling.pem'));
  const candidates = ['first.pem', 'dangling.pem', 'second.pem', 'third.pem'].map((name) => join(folder, name));
  expect(systemStore(candidates)).toBe(join(folder, 'second.pem'));
});

it('a system without one is told where it was looked for', () => {
  const candidates = ['/nonexistent/a.pem', '/nonexistent/b.pem'];
  expect(() => systemStore(candidates)).toThrow(
    expect.objectContaining({ code: 'no-system-store', outcome: 'unknown', why: expect.stringContaining(candidates.join(', ')) }),
  );
});

it('the known files are absolute paths, each once', () => {
  expect(systemStores.filter((path) => !/^\/\w.*\.(?:pem|crt)$/.test(path))).toEqual([]);
  expect(new Set(systemStores).size).toBe(systemStores.length);
});
