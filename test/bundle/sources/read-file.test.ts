import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { sourceLimits } from '../../../src/bundle/sources/limits.ts';
import { readRegularFile, readUsualFile } from '../../../src/bundle/sources/read-file.ts';

it('a file that was found in a folder is read', () => {
  using folder = temporaryFolder({ 'a.pem': 'a' });
  expect(readRegularFile(folder.join('a.pem'), sourceLimits)).toBe('a');
});

it('a pipe that was put in its place is not waited for', () => {
  using folder = temporaryFolder();
  execFileSync('mkfifo', [folder.join('pipe')]);
  expect(readRegularFile(folder.join('pipe'), sourceLimits)).toBeUndefined();
});

it('a pipe in the place of a file that nobody named is not waited for', () => {
  using folder = temporaryFolder();
  execFileSync('mkfifo', [folder.join('pipe')]);
  expect(() => readUsualFile(folder.join('pipe'))).toThrow('cannot read');
});
