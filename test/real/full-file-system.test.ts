import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';

it('leaves the old bundle whole where the file system is full', async () => {
  const folder = temporaryFolder({ 'disk/keep': '' });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder.join('disk')]);
  onTestFinished(() => {
    execFileSync('umount', [folder.join('disk')]);
    folder[Symbol.dispose]();
  });
  const old = (await root({ name: 'Old CA' })).pem;
  const output = folder.write('disk/ca-bundle.crt', old);
  const many = await Promise.all(Array.from({ length: 20 }, (_, i) => root({ name: `CA ${i}` })));
  const source = folder.write('many.pem', many.map(({ pem }) => pem).join(''));
  const { code, stderr } = await cabundle(['merge', source, '--output', output]);
  expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('the file system is full') });
  expect([readFileSync(output, 'utf8'), readdirSync(folder.join('disk'))]).toEqual([old, ['ca-bundle.crt']]);
});
