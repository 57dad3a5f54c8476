import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { systemErrorCode } from '../../failure.ts';
import type { SourceFile } from '../entry.ts';
import { hasBlocks } from '../read.ts';
import { isNamedLikeCertificate } from './certificate-name.ts';
import { type SourceLimits, tooManyFiles } from './limits.ts';
import { readRegularFile, unreadable } from './read-file.ts';

/** A file or folder inside a source folder that was not read as a source, and why. */
export interface Skipped {
  readonly path: string;
  readonly why: string;
}

/** How a folder is read. */
export interface DirectoryOptions {
  readonly limits: SourceLimits;
  /** Whether links that lead out of the folder are followed. */
  readonly followLinks: boolean;
}

/**
 * The files of a folder that hold certificates, or are named as if they did, sorted by name; everything else in it is named as
 * skipped. An empty `corp-ca.crt` is a source without a certificate, and no README.
 * Folders inside are not entered. A link is followed within the folder, and out of it only where that is asked: whoever may
 * write into the folder must not thereby choose what root reads.
 * Fails: `source-unreadable`, `directory-too-large`, `source-too-large`.
 */
export function readDirectory(
  path: string,
  { limits, followLinks }: DirectoryOptions,
): { readonly files: readonly SourceFile[]; readonly skipped: readonly Skipped[] } {
  const files: SourceFile[] = [];
  const skipped: Skipped[] = [];
  for (const name of entryNames(path, limits)) {
    const entry = join(path, name);
    const obstacle = whyNotRead(entry, path, followLinks);
    if (obstacle) {
      skipped.push({ path: entry, why: obstacle });
      continue;
    }
    const text = readRegularFile(entry, limits);
    if (text === undefined) skipped.push({ path: entry, why: 'it is not a regular file' });
    else if (hasBlocks(text) || isNamedLikeCertificate(name)) files.push({ path: entry, text });
    else skipped.push({ path: entry, why: 'it holds no certificate' });
  }
  if (files.length + skipped.length === 0) skipped.push({ path, why: 'the folder is empty' });
  return { files, skipped };
}

function entryNames(path: string, limits: SourceLimits): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (names.length > limits.maxFiles) throw tooManyFiles(path, names.length, limits);
  return names.sort();
}

function whyNotRead(entry: string, folder: string, followLinks: boolean): string | undefined {
  try {
    const stats = lstatSync(entry, { throwIfNoEntry: false });
    if (!stats) return 'its name is not UTF-8';
    const leadsOut = stats.isSymbolicLink() && !followLinks && leadsOutOf(folder, entry);
    const obstacle = whyNotAFile(statSync(entry));
    return obstacle === undefined && leadsOut ? 'it is a link out of the folder; pass --follow-links to read it' : obstacle;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT') return 'it is a link to nothing';
    if (code === 'ELOOP') return 'its links lead in a circle';
    throw unreadable(entry, error);
  }
}

function leadsOutOf(folder: string, entry: string): boolean {
  return !realpathSync(entry).startsWith(`${realpathSync(folder)}${sep}`);
}

function whyNotAFile(stats: Stats): string | undefined {
  if (stats.isDirectory()) return 'it is a folder';
  return stats.isFile() ? undefined : 'it is not a regular file';
}
