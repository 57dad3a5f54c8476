import type { ReadOptions } from '../bundle/reading.ts';
import { type SourceLimits, sourceLimits } from '../bundle/sources/limits.ts';
import { readFile } from '../bundle/sources/read-file.ts';
import { Failure } from '../failure.ts';
import { count, usage } from './values.ts';
import type { World } from './world.ts';

/** Options of every command that reads sources, as the command line gives them. */
export interface ReadingOptions {
  readonly passwordFile?: readonly string[];
  readonly passwordEnv?: readonly string[];
  readonly maxSize?: string;
  readonly maxIterations?: string;
}

const maxPasswordOctets = 64 * 1024;

/** The limits of sources. Fails: `usage`. */
export function limitsFrom({ maxSize }: ReadingOptions, maxFiles?: string): SourceLimits {
  return {
    maxBytes: maxSize === undefined ? sourceLimits.maxBytes : count(maxSize, '--max-size') * 1024 * 1024,
    maxFiles: maxFiles === undefined ? sourceLimits.maxFiles : count(maxFiles, '--max-files'),
  };
}

/** What a reader may use: the passwords and bounds that were given. Fails: `usage`, `source-unreadable`. */
export function readOptionsFrom(options: ReadingOptions, world: World): ReadOptions {
  const fromFiles = (options.passwordFile ?? []).flatMap(passwordsIn);
  const fromEnvironment = (options.passwordEnv ?? []).map((name) => passwordOf(name, world));
  return {
    passwords: [...fromFiles, ...fromEnvironment],
    ...(options.maxIterations === undefined ? {} : { maxIterations: count(options.maxIterations, '--max-iterations') }),
  };
}

/** One password a line; the line end is no part of it, everything else is. */
function passwordsIn(path: string): readonly string[] {
  const text = Buffer.from(passwordFile(path), 'latin1').toString('utf8');
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function passwordOf(name: string, { environment }: World): string {
  const password = environment[name];
  if (password !== undefined) return password;
  throw usage('the environment variable of --password-env is not set', 'set it for this command, or use --password-file');
}

/** The name is not told: some write the password itself there. */
function passwordFile(path: string): string {
  try {
    return readFile(path, { maxBytes: maxPasswordOctets, maxFiles: 0 });
  } catch (error) {
    const why = error instanceof Failure ? error.why : 'it cannot be read';
    throw usage(`the file of --password-file cannot be used: ${why}`, 'name a file that holds the password, one a line');
  }
}
