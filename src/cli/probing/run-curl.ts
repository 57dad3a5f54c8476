import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { CurlVerdict } from '../../diagnosis/evidence.ts';
import { Failure, systemErrorCode } from '../../failure.ts';

/** How curl is run. */
export interface CurlOptions {
  /** The program: a name that is looked up in `path`, or a path. */
  readonly program: string;
  /** `PATH`; nothing else of the environment reaches curl. */
  readonly path: string | undefined;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

const maxOctets = 16 * 1024;

/**
 * Runs curl with its settings on standard input, for the list of processes shows every argument to everybody.
 *
 * It leads a process group of its own, which ends as a whole: a curl that is a script may have started others.
 * Limits: `limitMs`, 16 KiB of its output; then the group is killed, and nobody waits for what has left it.
 * Fails: `curl-not-started`.
 * Source: curl(1), --config and EXIT CODES; setsid(2), kill(2).
 */
export async function runCurl(config: string, { program, path, limitMs, signal }: CurlOptions): Promise<CurlVerdict> {
  const child = started(program, path);
  const said: Buffer[] = [];
  let octets = 0;
  const kill = (): void => killGroup(child);
  child.stderr.on('data', (chunk: Buffer) => {
    octets += chunk.length;
    if (octets <= maxOctets) said.push(chunk);
    else kill();
  });
  // A curl that ends at once does not read its settings.
  child.stdin.on('error', () => undefined).end(config);
  signal.addEventListener('abort', kill, { once: true });
  const timer = setTimeout(kill, limitMs);
  const release = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
  };
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      release();
      reject(notStarted(error));
    });
    child.on('close', (exitCode) => {
      release();
      resolve({ exitCode, message: messageOf(Buffer.concat(said).toString()) });
    });
  });
}

type Curl = ChildProcessByStdio<Writable, null, Readable>;

/** Some faults of a program are thrown at once, others told later. */
function started(program: string, path: string | undefined): Curl {
  try {
    return spawn(program, ['-q', '--config', '-'], {
      env: path === undefined ? {} : { PATH: path },
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
      shell: false,
    });
  } catch (error) {
    throw error instanceof Error ? notStarted(error) : error;
  }
}

/** Whoever has left the group may hold the pipe: it is closed from this end. */
function killGroup({ pid, stdin, stderr }: Curl): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself, or became another user: there is nothing else to do.
  }
  stdin.destroy();
  stderr.destroy();
}

/** `curl: (60) SSL certificate problem: …` without its first words; further lines are general advice. */
function messageOf(text: string): string {
  const [line = ''] = text.trim().split(/\r?\n/);
  return line.replace(/^curl: \(\d+\) /, '').slice(0, 500);
}

const reasons: Readonly<Record<string, { readonly why: string; readonly next: string }>> = {
  ENOTDIR: { why: 'a part of its path is no folder', next: 'name the one to run: --curl /path/to/curl' },
  ENOENT: { why: 'there is no such program', next: 'install curl, or name the one to run: --curl /path/to/curl' },
  EACCES: {
    why: 'permission denied: it is no program, or none that this user may run',
    next: 'name a program that may be run: --curl /path/to/curl',
  },
};

function notStarted(error: Error): Failure {
  const code = systemErrorCode(error);
  return new Failure({
    code: 'curl-not-started',
    what: 'cannot run the program of --curl',
    ...(reasons[code ?? ''] ?? { why: code ?? error.message, next: 'name the one to run: --curl /path/to/curl' }),
    cause: error,
  });
}
