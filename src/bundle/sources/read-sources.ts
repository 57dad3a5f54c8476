import { statSync } from 'node:fs';
import { Failure } from '../../failure.ts';
import type { SourceFile } from '../read.ts';
import { readDirectory, type Skipped } from './read-directory.ts';
import { maxSourceBytes, readFile, tooLarge, unreadable } from './read-file.ts';

/** What was read, in the order in which it was named. */
export interface Sources {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly Skipped[];
}

/**
 * Reads files, folders (their files in order of name) and, for `-`, standard input.
 * Fails: `source-unreadable`, `source-too-large`, `directory-too-large`, `stdin-named-twice`.
 */
export async function readSources(paths: readonly string[], stdin: () => AsyncIterable<Uint8Array>): Promise<Sources> {
  if (paths.filter((path) => path === '-').length > 1) throw stdinNamedTwice();
  const files: SourceFile[] = [];
  const skipped: Skipped[] = [];
  for (const path of paths) {
    const read = await readSource(path, stdin);
    files.push(...read.files);
    skipped.push(...read.skipped);
  }
  return { files, skipped };
}

/** Reads one file, or standard input for `-`; a folder is a failure. */
export async function readOne(path: string, stdin: () => AsyncIterable<Uint8Array>): Promise<SourceFile> {
  return { path, text: path === '-' ? await readStream(stdin()) : readFile(path) };
}

async function readSource(path: string, stdin: () => AsyncIterable<Uint8Array>): Promise<Sources> {
  if (path !== '-' && isDirectory(path)) return readDirectory(path);
  return { files: [await readOne(path, stdin)], skipped: [] };
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readStream(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxSourceBytes) throw tooLarge('-');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}

function stdinNamedTwice(): Failure {
  return new Failure({
    code: 'stdin-named-twice',
    what: 'cannot read standard input twice',
    why: '"-" is named more than once',
    next: 'name "-" once',
  });
}
