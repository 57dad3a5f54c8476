import { basename, dirname, join } from 'node:path';

/** The files that stand beside a bundle while, or after, it is replaced. */
export interface BundleNames {
  readonly folder: string;
  readonly lock: string;
  /** The folder of the generations. */
  readonly history: string;
  /** A file that is being written; `unique` tells it from those of other runs. */
  readonly temporary: (unique: string) => string;
  /** The right to remove the lock of a process that is gone; `nonce` is what its lock says. */
  readonly takeover: (nonce: string) => string;
  /** Whether a name in the folder is that of a temporary file or of a takeover. */
  readonly isLitter: (name: string) => boolean;
}

/** The names beside the bundle at `path`. */
export function namesBeside(path: string): BundleNames {
  const folder = dirname(path);
  const name = basename(path);
  const [temporary, takeover] = [`.${name}.cabundle-`, `.${name}.lock-`];
  return {
    folder,
    lock: join(folder, `.${name}.lock`),
    history: join(folder, `${name}.history`),
    temporary: (unique) => join(folder, `${temporary}${unique}.tmp`),
    takeover: (nonce) => join(folder, `${takeover}${nonce}`),
    isLitter: (entry) => entry.startsWith(takeover) || (entry.startsWith(temporary) && entry.endsWith('.tmp')),
  };
}
