import type { Stats } from 'node:fs';
import { join, relative } from 'node:path';
import { pathInRoot, statusOf } from './path-in-root.ts';

/** One folder on the way to a file, or the file itself, with who may do what there. */
export interface PathStep {
  /** On the host whose files are read. */
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'other';
  readonly uid: number;
  readonly gid: number;
  /** Permission bits. */
  readonly mode: number;
  /** Milliseconds since 1970 of the last change of its content. */
  readonly modifiedAt: number;
}

/**
 * The folders from the root of a host down to a path, and what stands there, links followed as that host would follow them.
 * Shape: from the top; it ends at the first thing that is not there, or that nobody here can see. The folders on the way of a link
 * itself are not among them.
 */
export function pathSteps(root: string, path: string): readonly PathStep[] {
  const place = pathInRoot(root, path);
  if (place === undefined) return [];
  const names = relative(root, place).split('/').filter(Boolean);
  const steps: PathStep[] = [];
  for (let depth = 0; depth <= names.length; depth += 1) {
    const status = statusOf(join(root, ...names.slice(0, depth)));
    if (!status) break;
    steps.push(stepOf(`/${names.slice(0, depth).join('/')}`, status));
  }
  return steps;
}

function stepOf(path: string, status: Stats): PathStep {
  const { uid, gid, mode, mtimeMs } = status;
  const kind = status.isDirectory() ? 'folder' : 'other';
  return { path, kind: status.isFile() ? 'file' : kind, uid, gid, mode: mode & 0o7777, modifiedAt: mtimeMs };
}
