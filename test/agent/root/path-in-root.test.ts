import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { existsInRoot, isFolder, pathInRoot, shownPath } from '../../../src/agent/root/path-in-root.ts';
import { namesInRoot, readInRoot } from '../../../src/agent/root/read-in-root.ts';

describe('a path below a root', () => {
  it('follows links as the other system would, and never out of the root', () => {
    using folder = temporaryFolder({ 'root/real/file': 'inside', 'root/etc/passwd': 'of the image', secret: 'outside' });
    const root = folder.join('root');
    symlinkSync('/real', folder.join('root/absolute'));
    symlinkSync('../../../../../../secret', folder.join('root/climbing'));
    symlinkSync(folder.join('secret'), folder.join('root/host'));
    symlinkSync('real/./../real/file', folder.join('root/relative'));
    expect(readInRoot(root, '/absolute/file')).toMatchObject({ kind: 'text', text: 'inside' });
    expect(readInRoot(root, '/relative')).toMatchObject({ kind: 'text', text: 'inside' });
    expect(readInRoot(root, '/../../etc/passwd')).toMatchObject({ text: 'of the image' });
    expect(readInRoot(root, '/climbing')).toEqual({ kind: 'missing' });
    expect(readInRoot(root, '/host')).toEqual({ kind: 'missing' });
    expect(pathInRoot(root, '/absolute/file')).toBe(folder.join('root/real/file'));
    expect(pathInRoot(root, '/absolute', false)).toBe(folder.join('root/absolute'));
    expect(pathInRoot(root, '/absolute/new', false)).toBe(folder.join('root/real/new'));
  });

  it('ends where links lead in a circle', () => {
    using folder = temporaryFolder();
    symlinkSync('b', folder.join('a'));
    symlinkSync('a', folder.join('b'));
    expect(pathInRoot(folder.path, '/a')).toBeUndefined();
    expect(existsInRoot(folder.path, '/a')).toBe(false);
    expect(readInRoot(folder.path, '/a')).toEqual({ kind: 'unreadable', why: 'its links lead in a circle' });
    expect(namesInRoot(folder.path, '/a')).toEqual([]);
  });

  it('is read with a bound, and only where it is a file', () => {
    using folder = temporaryFolder({ large: 'x'.repeat(1024 * 1024 + 1), most: 'x'.repeat(1024 * 1024), file: '' });
    mkdirSync(folder.join('folder'));
    expect(readInRoot(folder.path, '/large')).toEqual({ kind: 'unreadable', why: 'it is larger than 1 MiB' });
    expect(readInRoot(folder.path, '/most')).toMatchObject({ kind: 'text' });
    expect(readInRoot(folder.path, '/folder')).toEqual({ kind: 'unreadable', why: 'it is a folder' });
    expect(readInRoot(folder.path, '/file/below')).toEqual({ kind: 'missing' });
    expect(readInRoot('/', '/dev/zero')).toEqual({ kind: 'unreadable', why: 'it is no regular file' });
  });

  it('is shown to people with its root', () => {
    expect(shownPath('/', '/etc/environment')).toBe('/etc/environment');
    expect(shownPath('image', '/etc/environment')).toBe('image/etc/environment');
    expect([isFolder('/'), isFolder('/etc'), isFolder('/etc/passwd'), isFolder('/nonexistent')]).toEqual([true, true, false, false]);
  });
});
