import { statSync } from 'node:fs';
import { Failure, systemErrorCode } from '../../failure.ts';
import type { SourceFile } from '../entry.ts';
import { type SourceLimits, sourceLimits, tooLarge } from './limits.ts';
import { type DirectoryOptions, readDirectory, type Skipped } from './read-directory.ts';
import { readFile, readUsualFile, unreadable } from './read-file.ts';

/** What was read, in the order in which it was named. */
export interface Sources {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly Skipped[];
}

/** Standard input, asked only where it is named. */
export type Stdin = () => AsyncIterable<Uint8Array>;

/**
 * Reads files, folders (their files in order of name) and, for `-`, standard input.
 * Fails: `source-unreadable`, `source-too-large`, `directory-too-large`, `stdin-named-twice`.
 */
export async function readSources(paths: readonly string[], stdin: Stdin, options: Partial<DirectoryOptions> = {}): Promise<Sources> {
  if (paths.filter((path) => path === '-').length > 1) throw stdinNamedTwice();
  const directory: DirectoryOptions = { limits: sourceLimits, followLinks: false, ...options };
  const files: SourceFile[] = [];
  const skipped: Skipped[] = [];
  for (const path of paths) {
    const read = await readSource(path, stdin, directory);
    files.push(...read.files);
    skipped.push(...read.skipped);
  }
  return { files, skipped };
}

/** Reads one file, or standard input for `-`; a folder is a failure. */
export async function readOne(path: string, stdin: Stdin, limits: SourceLimits = sourceLimits): Promise<SourceFile> {
  return { path, text: path === '-' ? await readStream(stdin(), limits) : readFile(path, limits) };
}

/** The same, or where nobody names a file the `usual` one, the agent's bundle, which has to be a regular file. */
export async function readOneOr(
  usual: string,
  path: string | undefined,
  stdin: Stdin,
  limits: SourceLimits = sourceLimits,
): Promise<SourceFile> {
  if (path !== undefined) return readOne(path, stdin, limits);
  try {
    return { path: usual, text: readUsualFile(usual, limits) };
  } catch (error) {
    if (error instanceof Failure && systemErrorCode(error.cause) === 'ENOENT') throw noBundleYet(usual, error);
    throw error;
  }
}

/** Nobody has named it: its path is right, and nothing was ever written there. */
function noBundleYet(usual: string, { code, message: what, why, cause }: Failure): Failure {
  return new Failure({
    code,
    what,
    why,
    next: `merge the CAs of the proxies into it (cabundle merge --output "${usual}" CA-FILES), or name the bundle that is meant; cabundle diagnose says what else is missing on this host`,
    cause,
  });
}

async function readSource(path: string, stdin: Stdin, options: DirectoryOptions): Promise<Sources> {
  if (path !== '-' && isDirectory(path)) return readDirectory(path, options);
  return { files: [await readOne(path, stdin, options.limits)], skipped: [] };
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readStream(stream: AsyncIterable<Uint8Array>, limits: SourceLimits): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limits.maxBytes) throw tooLarge('-', limits);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}

/** The failure for two sources that are both standard input: it can be read once. */
export function stdinNamedTwice(): Failure {
  return new Failure({
    code: 'stdin-named-twice',
    what: 'cannot read standard input twice',
    why: '"-" is named more than once',
    next: 'name "-" once',
  });
}
