import { dirname } from 'node:path';
import fs from 'fs-extra';
import { Failure } from '../../failure.ts';

const [groupWrite, othersWrite, sticky] = [0o020, 0o002, 0o1000];

/**
 * Refuses a file in a folder where someone else could put another file in its place: others may write to the folder or to one
 * above it, or it belongs to someone who is neither root nor `uid`.
 *
 * A sticky folder such as /tmp protects what is in it. A group of one user, named by that user's own number, counts as that user.
 * Where the system knows no user numbers (`uid` is `undefined`) nothing can be told, and nothing is refused.
 * Fails: `folder-shared`, or the error of the system.
 */
export async function refuseSharedFolder(path: string, uid: number | undefined): Promise<void> {
  if (uid === undefined) return;
  let folder = await fs.realpath(dirname(path));
  for (;;) {
    const why = whyShared(folder, await fs.stat(folder), uid);
    if (why) throw shared(path, why);
    if (dirname(folder) === folder) return;
    folder = dirname(folder);
  }
}

function whyShared(folder: string, { uid: owner, gid, mode }: fs.Stats, uid: number): string | undefined {
  if (owner !== 0 && owner !== uid) return `its folder "${folder}" belongs to another user (number ${owner})`;
  if (mode & sticky) return undefined;
  if (mode & othersWrite) return `everyone may write to its folder "${folder}"`;
  const isOwnGroup = uid !== 0 && gid === uid;
  return mode & groupWrite && !isOwnGroup ? `a group (number ${gid}) may write to its folder "${folder}"` : undefined;
}

function shared(path: string, why: string): Failure {
  return new Failure({
    code: 'folder-shared',
    what: `will not write "${path}"`,
    why: `${why}: others could replace the bundle`,
    next: 'give the folder to root and take the write permission from others, or pass --allow-shared-folder',
    outcome: 'failed',
  });
}
