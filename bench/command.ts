import { spawn } from 'node:child_process';

/** A process to run, without a shell. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The exit codes that mean that it did its work; only 0 where none are named. */
  readonly exitCodes?: readonly number[];
}

/**
 * Runs a command to its end and returns its wall time in milliseconds, from before the fork to the exit.
 *
 * Its output goes to /dev/null. It sees nothing of this process's environment but `PATH`: neither proxies nor Node's options.
 * Fails: an `Error` with its standard error where it cannot be started or does not exit as it should.
 */
export function run({ file, args, environment = {}, exitCodes = [0] }: Command): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(file, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C', ...environment },
    });
    let end = start;
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', () => {
      end = performance.now();
    });
    child.on('close', (code, signal) => {
      if (code !== null && exitCodes.includes(code)) resolve(end - start);
      else reject(new Error(`"${file}" ended with ${code ?? signal}: ${complaint.trim().split('\n')[0]}`));
    });
  });
}

/** Node itself, doing nothing: what a start costs at least. */
export const bareNode: Command = { file: process.execPath, args: ['-e', '0'] };

/** A script of the shell with its arguments. */
export function shell(script: string, ...args: readonly string[]): Command {
  return { file: 'sh', args: ['-c', script, 'sh', ...args] };
}
