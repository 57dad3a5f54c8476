import { chmodSync, chownSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseSharedFolder } from '../../../src/bundle/store/shared-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const uid = process.geteuid?.() ?? 0;

/** A folder inside a temporary one, of this mode and owner. */
function folderOf(mode: number, owner = uid, group = uid): string {
  const folder = join(temporaryFolder(), 'cert');
  mkdirSync(folder);
  if (owner !== uid || group !== uid) chownSync(folder, owner, group);
  chmodSync(folder, mode);
  return folder;
}

describe.runIf(uid === 0)('a folder in which a bundle is replaced', () => {
  it.each([
    ['is its own', 0o755, 0, 0],
    ['is sticky, as /tmp is', 0o1777, 0, 0],
    ['is sticky for a group', 0o1775, 0, 5],
  ])('is accepted where it %s', async (_, mode, owner, group) => {
    const folder = folderOf(mode, owner, group);
    await expect(refuseSharedFolder(join(folder, 'ca.crt'), 0)).resolves.toBeUndefined();
  });

  it.each([
    ['everyone may write to it', 0o777, 0, 0, 'everyone may write to its folder'],
    ['a group may write to it', 0o775, 0, 5, 'a group (number 5) may write to its folder'],
    ['the group of root may write to it', 0o775, 0, 0, 'a group (number 0) may write to its folder'],
    ['it belongs to another user', 0o755, 1234, 0, 'belongs to another user (number 1234)'],
    ['it belongs to another user, sticky or not', 0o1755, 1234, 0, 'belongs to another user'],
  ])('is refused where %s', async (_, mode, owner, group, why) => {
    const failing = refuseSharedFolder(join(folderOf(mode, owner, group), 'ca.crt'), 0);
    await expect(failing).rejects.toMatchObject({ code: 'folder-shared', outcome: 'failed', why: expect.stringContaining(why) });
    await expect(failing).rejects.toMatchObject({ next: expect.stringContaining('--allow-shared-folder') });
  });

  it('is refused where a folder above it is one of others, whichever link leads there', async () => {
    const shared = folderOf(0o777);
    mkdirSync(join(shared, 'cert'), { mode: 0o755 });
    const link = join(temporaryFolder(), 'link');
    symlinkSync(join(shared, 'cert'), link);
    const failure = { code: 'folder-shared', why: expect.stringContaining(`its folder "${shared}"`) };
    await expect(refuseSharedFolder(join(shared, 'cert/ca.crt'), 0)).rejects.toMatchObject(failure);
    await expect(refuseSharedFolder(join(link, 'ca.crt'), 0)).rejects.toMatchObject(failure);
  });

  it('may belong to the user who is not root, and to a group of that user alone', async () => {
    const outer = temporaryFolder();
    chownSync(outer, 1234, 1234);
    for (const mode of [0o755, 0o775]) {
      chmodSync(outer, mode);
      await expect(refuseSharedFolder(join(outer, 'ca.crt'), 1234)).resolves.toBeUndefined();
    }
    await expect(refuseSharedFolder(join(outer, 'ca.crt'), 1235)).rejects.toMatchObject({ code: 'folder-shared' });
  });

  it('is not judged where the system knows no users', async () => {
    await expect(refuseSharedFolder(join(folderOf(0o777), 'ca.crt'), undefined)).resolves.toBeUndefined();
  });
});
