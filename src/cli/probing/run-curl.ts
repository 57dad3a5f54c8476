import { spawn } from 'node:child_process';
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
 * Limits: `limitMs`, 16 KiB of its output; then it is killed.
 * Fails: `curl-not-started`.
 * Source: curl(1), --config and EXIT CODES.
 */
export function runCurl(config: string, { program, path, limitMs, signal }: CurlOptions): Promise<CurlVerdict> {
  const child = spawn(program, ['-q', '--config', '-'], {
    env: path === undefined ? {} : { PATH: path },
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
    shell: false,
  });
  const said: Buffer[] = [];
  let octets = 0;
  const kill = (): void => void child.kill('SIGKILL');
  child.stderr.on('data', (chunk: Buffer) => {
    octets += chunk.length;
    if (octets <= maxOctets) said.push(chunk);
    else kill();
  });
  // A curl that ends at once does not read its settings.
  child.stdin.on('error', () => undefined).end(config);
  signal.addEventListener('abort', kill, { once: true });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(notStarted(error)));
    child.on('close', (exitCode) => {
      signal.removeEventListener('abort', kill);
      resolve({ exitCode, message: messageOf(Buffer.concat(said).toString()) });
    });
  });
}

/** `curl: (60) SSL certificate problem: …` without its first words; further lines are general advice. */
function messageOf(text: string): string {
  const [line = ''] = text.trim().split(/\r?\n/);
  return line.replace(/^curl: \(\d+\) /, '').slice(0, 500);
}

function notStarted(error: Error): Failure {
  const code = systemErrorCode(error);
  return new Failure({
    code: 'curl-not-started',
    what: 'cannot run the program of --curl',
    why: code === 'ENOENT' ? 'there is no such program' : (code ?? error.message),
    next: 'install curl, or name the one to run: --curl /path/to/curl',
    cause: error,
  });
}
