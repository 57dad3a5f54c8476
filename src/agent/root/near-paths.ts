import { existsInRoot } from './path-in-root.ts';
import { namesInRoot } from './read-in-root.ts';

/** More spellings are not followed. */
const maxSpellings = 8;

/**
 * The files that stand on a host under a name that somebody may have taken for `path`: other cases of a letter on the way, and at its end
 * another sign between the words or another usual ending too.
 * Shape: paths on that host, sorted; empty where nothing like it is there. Limits: 1000 names of a folder, eight spellings.
 */
export function nearPaths(root: string, path: string): readonly string[] {
  const names = path.split('/').filter(Boolean);
  let folders: readonly string[] = [''];
  for (const [depth, name] of names.entries()) {
    const isLike = depth === names.length - 1 ? isSameStem : isSameButCase;
    folders = folders.flatMap((folder) => likeNames(root, folder, name, isLike)).slice(0, maxSpellings);
  }
  return folders.filter((found) => found !== path && existsInRoot(root, found));
}

function likeNames(root: string, folder: string, name: string, isLike: (one: string, other: string) => boolean): readonly string[] {
  return (namesInRoot(root, `${folder}/`) ?? []).filter((other) => isLike(name, other)).map((other) => `${folder}/${other}`);
}

function isSameButCase(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isSameStem(one: string, other: string): boolean {
  return stemOf(one) === stemOf(other);
}

/** Without case, without signs between words, and without endings that files of certificates have, or that a browser adds. */
function stemOf(name: string): string {
  return name
    .toLowerCase()
    .trim()
    .replace(/(?:\.(?:crt|pem|cer|txt))+$/, '')
    .replace(/[^a-z0-9.]/g, '');
}
