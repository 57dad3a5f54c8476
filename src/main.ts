import { fstatSync, statSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { onInterrupt } from './cli/on-interrupt.ts';
import { personAt } from './cli/person.ts';
import { run } from './cli/run.ts';
import { runnerOf } from './cli/runner.ts';
import { systemErrorCode } from './failure.ts';

// Names are looked up by a pool of threads: with the usual four, four dead names would keep a good one waiting.
process.env.UV_THREADPOOL_SIZE ??= '16';

/** Of a terminal that does not tell its width. */
const usualColumns = 80;

/** Descriptors that are terminals now, at the start. */
const terminals = [0, 1, 2].filter((descriptor) => isTerminal(descriptor));

/** What a full pipe did not take at once. */
const unwritten: Promise<void>[] = [];

void main();

async function main(): Promise<void> {
  const code = await run({
    argv: process.argv.slice(2),
    environment: process.env,
    stdin: () => process.stdin,
    stdout: (text) => write(1, text),
    stderr: (text) => write(2, text),
    terminal: () => (isTerminal(2) ? { columns: () => process.stderr.columns || usualColumns } : undefined),
    screen: () => (isTerminal(1) ? { columns: () => process.stdout.columns || usualColumns } : undefined),
    person: () =>
      isTerminal(0) && isTerminal(2)
        ? personAt(
            () => process.stdin,
            (text) => write(2, text),
          )
        : undefined,
    onInterrupt: (act) => onInterrupt(process, act),
    now: Date.now(),
    clock: () => performance.now(),
    unique: () => `${process.pid}-${process.hrtime.bigint().toString(36)}`,
    runner: () => runnerOf(process),
  });
  await Promise.all(unwritten);
  // Nothing is left to wait for: neither open sockets nor code that the engine compiles for a second run.
  exit(code);
}

/**
 * Node loads all of its sockets to say what is a terminal, a tenth of a start: so it is only asked about devices, and not about the one
 * that a service or cron gives.
 */
function isTerminal(descriptor: number): boolean {
  const status = fstatSync(descriptor);
  return status.isCharacterDevice() && status.rdev !== statSync('/dev/null').rdev && isatty(descriptor);
}

/** Node aborts where it cannot set back a terminal that has hung up, and its memory image would hold passwords. */
function exit(code: number): never {
  if (terminals.some((descriptor) => !isTerminal(descriptor))) process.kill(process.pid, 'SIGKILL');
  process.exit(code);
}

/** Writes at once, which spares the start of Node's streams; a pipe that is full for now gets the rest through them. */
function write(descriptor: 1 | 2, text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    // The terminal has hung up: progress has nobody left to see it, but the report may go to a file.
    if (descriptor === 2 && systemErrorCode(error) === 'EIO') return;
    if (systemErrorCode(error) !== 'EAGAIN') throw stop(descriptor, systemErrorCode(error));
    unwritten.push(writeLater(descriptor === 1 ? process.stdout : process.stderr, rest));
  }
}

function writeLater(stream: NodeJS.WriteStream, rest: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.on('error', (error) => stop(1, systemErrorCode(error)));
    stream.write(rest, () => resolve());
  });
}

/** Ends the process: whoever read the output has gone (`| head`), or the output leads nowhere. */
function stop(descriptor: 1 | 2, code: string | undefined): never {
  if (code === 'EPIPE') exit(0);
  if (descriptor === 1) write(2, `error: cannot write to standard output\nwhy:  ${code}\nnext: check where it leads and its free space\n`);
  exit(3);
}
