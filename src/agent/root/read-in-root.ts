import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { systemErrorCode } from '../../failure.ts';
import { closedFolder, pathInRoot } from './path-in-root.ts';

/** Octets in one settings file; they have a few hundred. */
const maxBytes = 1024 * 1024;
/** Entries in a folder of drop-ins. */
const maxEntries = 1000;

/** What stands at a path of another system. */
export type Content =
  | { readonly kind: 'text' /** One character for each octet. */; readonly text: string /** Permission bits. */; readonly mode: number }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'unreadable';
      readonly why: string;
      /** Whether somebody with more rights could read it. */
      readonly isDenied?: true;
      /** Whether nobody here can see if it is there at all. */
      readonly isHidden?: true;
    };

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
};

/** Reads a regular file of at most 1 MiB below `root`, its links followed inside `root`. Nothing is thrown for what cannot be read. */
export function readInRoot(root: string, path: string): Content {
  const place = pathInRoot(root, path);
  if (place === undefined) return { kind: 'unreadable', why: 'its links lead in a circle' };
  let descriptor: number | undefined;
  try {
    // Whoever puts a link or a pipe there in this moment gains nothing.
    descriptor = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    return readRegular(descriptor);
  } catch (error) {
    return notRead(error, root, path);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readRegular(descriptor: number): Content {
  const status = fstatSync(descriptor);
  if (!status.isFile()) return { kind: 'unreadable', why: status.isDirectory() ? 'it is a folder' : 'it is no regular file' };
  const chunk = Buffer.allocUnsafe(16 * 1024);
  let text = '';
  for (let count = -1; count !== 0 && text.length <= maxBytes; text += chunk.toString('latin1', 0, count))
    count = readSync(descriptor, chunk, 0, chunk.length, null);
  if (text.length > maxBytes) return { kind: 'unreadable', why: 'it is larger than 1 MiB' };
  return { kind: 'text', text, mode: status.mode & 0o777 };
}

function notRead(error: unknown, root: string, path: string): Content {
  const code = systemErrorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  if (code === undefined) throw error;
  if (code !== 'EACCES' && code !== 'EPERM') return { kind: 'unreadable', why: reasons[code] ?? code };
  const closed = closedFolder(root, path);
  if (closed === undefined) return { kind: 'unreadable', why: 'permission denied', isDenied: true };
  return { kind: 'unreadable', why: 'permission denied: nobody here can see whether it is there', isDenied: true, isHidden: true };
}

/** The names in a folder below `root`, sorted; empty where there is none, `undefined` where it is closed to us. At most 1000. */
export function namesInRoot(root: string, folder: string): readonly string[] | undefined {
  const place = pathInRoot(root, folder);
  if (place === undefined) return [];
  try {
    return readdirSync(place).toSorted().slice(0, maxEntries);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return code === 'EACCES' || code === 'EPERM' ? undefined : [];
  }
}
