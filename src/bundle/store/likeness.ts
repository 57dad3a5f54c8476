import fs from 'fs-extra';

/** Owner and mode of the bundle that is replaced: the new one and its generations get them too. */
export type Likeness = Pick<fs.Stats, 'uid' | 'gid' | 'mode'>;

const newFileMode = 0o644;

/** Gives an open file owner and mode of another; without one everyone may read it, whatever the umask is. */
export async function liken(descriptor: number, like: Likeness | undefined): Promise<void> {
  const { uid, gid } = await fs.fstat(descriptor);
  if (like && (uid !== like.uid || gid !== like.gid)) await fs.fchown(descriptor, like.uid, like.gid);
  await fs.fchmod(descriptor, like ? like.mode & 0o7777 : newFileMode);
}
