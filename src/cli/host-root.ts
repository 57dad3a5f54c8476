import { isFolder, pathInRoot } from '../agent/root/path-in-root.ts';
import { systemStore, systemStores } from '../bundle/sources/system-store.ts';
import { Failure } from '../failure.ts';
import { usage } from './values.ts';

/** The option of every command that reads files which nobody has named. */
export interface RootOptions {
  /** The folder in which they stand: an image, a mounted host. */
  readonly root?: string;
}

/** The folder below which the files of the host stand: `/` unless it is said. Fails: `usage`. */
export function rootOf({ root = '/' }: RootOptions): string {
  // An empty text would be the folder in which the command stands: nobody means it who has a variable there.
  if (root === '')
    throw usage('the value of --root is empty', 'check the variable that it comes from, or leave --root out for this system');
  if (isFolder(root)) return root;
  throw usage('the value of --root is no folder', 'name the folder in which the other system has its etc, for instance --root /mnt/image');
}

/**
 * Where a file that nobody has named lies: below `--root`, its links followed inside it. What the user names stays as it is named.
 *
 * `use`: a link at the end is followed to read, and left alone to write. Fails: `usage`, `links-in-a-circle`.
 */
export function hostPath(path: string, options: RootOptions, use: 'read' | 'write' = 'read'): string {
  if (options.root === undefined) return path;
  const place = pathInRoot(rootOf(options), path, use === 'read');
  if (place !== undefined) return place;
  throw new Failure({
    code: 'links-in-a-circle',
    what: `cannot find "${path}" below --root`,
    why: 'its links lead in a circle',
    next: 'check the links',
  });
}

/** The root store of the system below `--root`. Fails: `usage`, `no-system-store`. */
export function hostSystemStore(options: RootOptions): string {
  return systemStore(systemStores.map((path) => hostPath(path, options)));
}
