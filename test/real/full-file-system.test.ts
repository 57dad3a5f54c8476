import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';

const old = (await root({ name: 'Old CA' })).pem;
const many = (await Promise.all(Array.from({ length: 20 }, (_, i) => root({ name: `CA ${i}` })))).map(({ pem }) => pem).join('');
const args = ['merge', '--keep', 'many.pem', '--output', 'disk/ca-bundle.crt'];

/** A folder in which `disk` is a file system of its own, with the old bundle on it. */
function folderWithDisk(options: string): TemporaryFolder {
  const folder = temporaryFolder({ 'disk/keep': '', 'many.pem': many });
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder.join('disk')]);
  folder.write('disk/ca-bundle.crt', old);
  return {
    ...folder,
    [Symbol.dispose]: () => {
      execFileSync('umount', [folder.join('disk')]);
      folder[Symbol.dispose]();
    },
  };
}

/** Merges onto such a disk: either all is written, or nothing, and then no file is left. Whether it was. */
async function isWrittenTo(options: string): Promise<boolean> {
  using folder = folderWithDisk(options);
  const { code, stderr } = await cabundle(args, { cwd: folder.path });
  const [content, names] = [readFileSync(folder.join('disk/ca-bundle.crt'), 'utf8'), readdirSync(folder.join('disk'))];
  if (code === 0) {
    expect(content.match(/-----BEGIN CERTIFICATE-----/g), options).toHaveLength(21);
    expect(names, options).toEqual(['ca-bundle.crt', 'ca-bundle.crt.history']);
    return true;
  }
  expect({ code, stderr }, options).toMatchObject({ code: 3, stderr: expect.stringContaining('the file system is full') });
  expect([content, names], options).toEqual([old, ['ca-bundle.crt']]);
  return false;
}

it.each([
  ['space', Array.from({ length: 24 }, (_, i) => `size=${4 * (i + 2)}k`)],
  ['files', Array.from({ length: 8 }, (_, i) => `nr_inodes=${i + 2}`)],
])('leaves the old bundle whole, and nothing else, on a file system of whatever size without enough %s', async (_, disks) => {
  const written: boolean[] = [];
  for (const options of disks) written.push(await isWrittenTo(options));
  expect(written[0]).toBe(false);
  expect(written.at(-1)).toBe(true);
});

it('keeps the old bundle and its mode with --generations 0 too', async () => {
  using folder = folderWithDisk('size=16k');
  const { code } = await cabundle([...args, '--generations', '0'], { cwd: folder.path });
  expect([code, readFileSync(folder.join('disk/ca-bundle.crt'), 'utf8'), readdirSync(folder.join('disk'))]).toEqual([
    3,
    old,
    ['ca-bundle.crt'],
  ]);
});
