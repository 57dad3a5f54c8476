import { lstatSync, readlinkSync, type Stats } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { systemErrorCode } from '../../failure.ts';

/** More links on one way are a circle, as for the kernel. */
const maxLinks = 40;

/**
 * Where a path of another system lies on this one: links are followed as that system would follow them, so that none leads out of
 * `root`. What does not exist, and what lies below it, is taken as it is written.
 *
 * `isLastFollowed`: whether a link at the end is followed too (for reading) or stays (for writing).
 * Shape: `undefined` where the links lead in a circle.
 */
export function pathInRoot(root: string, path: string, isLastFollowed = true): string | undefined {
  let pending = path.split('/');
  let at: readonly string[] = [];
  let links = 0;
  while (pending.length > 0) {
    const [name = '', ...rest] = pending;
    pending = rest;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      at = at.slice(0, -1);
      continue;
    }
    const target = isLastFollowed || rest.length > 0 ? linkAt(join(root, ...at, name)) : undefined;
    if (target === undefined) {
      at = [...at, name];
      continue;
    }
    links += 1;
    if (links > maxLinks) return undefined;
    if (target.startsWith('/')) at = [];
    pending = [...target.split('/'), ...rest];
  }
  return join(root, ...at);
}

function linkAt(path: string): string | undefined {
  return statusOf(path)?.isSymbolicLink() ? readlinkSync(path) : undefined;
}

function statusOf(path: string): Stats | undefined {
  try {
    // An error costs more than the question.
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Whether the other system has something at a path, spelled exactly so. */
export function existsInRoot(root: string, path: string): boolean {
  const place = pathInRoot(root, path);
  return place !== undefined && statusOf(place) !== undefined;
}

/**
 * The folder of the other system that lets nobody here see whether something stands at a path below it; `undefined` where that can be
 * seen.
 */
export function closedFolder(root: string, path: string): string | undefined {
  const place = pathInRoot(root, path);
  if (place === undefined || !isHidden(place)) return undefined;
  let folder = dirname(place);
  while (folder !== dirname(folder) && isHidden(folder)) folder = dirname(folder);
  return join('/', relative(root, folder));
}

function isHidden(place: string): boolean {
  try {
    lstatSync(place);
    return false;
  } catch (error) {
    return systemErrorCode(error) === 'EACCES';
  }
}

/** Whether `root` is a folder. */
export function isFolder(root: string): boolean {
  return statusOf(`${root}/.`)?.isDirectory() ?? false;
}

/** The way to a path of another system for people: where it would be without links. */
export function shownPath(root: string, path: string): string {
  return root === '/' ? path : join(root, path);
}
