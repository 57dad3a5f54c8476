import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { Failure } from '../../failure.ts';

/** What keeps the SELinux labels of files. */
export interface Labels {
  /** Whether this system has labels at all. */
  readonly areKept: () => boolean;
  /** Gives `to` the label of `from`. Fails: `label-not-kept`. */
  readonly copy: (from: string, to: string) => Promise<void>;
}

const limits = { timeout: 10_000, maxBuffer: 64 * 1024, env: {} };

/**
 * The labels of this system. Node can neither read nor write them, so the programs of coreutils are asked, and only where SELinux
 * is there: nowhere else does writing a bundle start a program.
 * Source: selinux(8), `/sys/fs/selinux`; chcon(1); stat(1), `%C`.
 */
export const systemLabels: Labels = {
  areKept: () => existsSync('/sys/fs/selinux/enforce'),
  copy: async (from, to) => {
    try {
      const label = await labelOf(from);
      if (label !== undefined) await ask('chcon', ['--no-dereference', '--', label, to]);
    } catch (error) {
      throw notKept(from, error);
    }
  },
};

/** `undefined` where the file has none: its file system knows no labels, and `stat` says `?`. */
async function labelOf(path: string): Promise<string | undefined> {
  try {
    return await ask('stat', ['--format=%C', '--', path]);
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && String(error.stdout).trim() === '?') return undefined;
    throw error;
  }
}

async function ask(program: string, args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(`/usr/bin/${program}`, args, limits)).stdout.trim();
}

function notKept(path: string, cause: unknown): Failure {
  return new Failure({
    code: 'label-not-kept',
    what: `did not write "${path}"`,
    why: 'its SELinux label could not be given to the new file',
    next: `the old file is unchanged; try chcon --reference="${path}" on another file in this folder, which says what is in the way`,
    outcome: 'failed',
    cause,
  });
}
