import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, systemErrorCode } from '../../failure.ts';
import { hasBlocks, type SourceFile } from '../read.ts';
import { readFile, unreadable } from './read-file.ts';

/** A file or folder inside a source folder that was not read as a source, and why. */
export interface Skipped {
  readonly path: string;
  readonly why: string;
}

const maxEntries = 10_000;

/**
 * The files of a folder that hold certificates, sorted by name; everything else in it is named as skipped.
 * Limits: 10,000 entries; folders inside are not entered.
 * Fails: `source-unreadable`, `directory-too-large`.
 */
export function readDirectory(path: string): { readonly files: readonly SourceFile[]; readonly skipped: readonly Skipped[] } {
  const files: SourceFile[] = [];
  const skipped: Skipped[] = [];
  for (const name of entryNames(path)) {
    const entry = join(path, name);
    const obstacle = whyNotRead(entry);
    if (obstacle) {
      skipped.push({ path: entry, why: obstacle });
      continue;
    }
    const text = readFile(entry);
    if (hasBlocks(text)) files.push({ path: entry, text });
    else skipped.push({ path: entry, why: 'it holds no certificate' });
  }
  return { files, skipped };
}

function entryNames(path: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (names.length <= maxEntries) return names.sort();
  throw new Failure({
    code: 'directory-too-large',
    what: `cannot read "${path}"`,
    why: `the folder has ${names.length} entries; the limit is ${maxEntries}`,
    next: 'name the certificate files themselves',
  });
}

function whyNotRead(path: string): string | undefined {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'it is a folder';
    return stats.isFile() ? undefined : 'it is not a regular file';
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return 'it is a link to nothing';
    throw unreadable(path, error);
  }
}
