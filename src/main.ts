import { writeSync } from 'node:fs';
import { run } from './cli/run.ts';
import { systemErrorCode } from './failure.ts';

// Names are looked up by a pool of threads: with the usual four, four dead names would keep a good one waiting.
process.env.UV_THREADPOOL_SIZE ??= '16';

void main();

async function main(): Promise<void> {
  process.exitCode = await run({
    argv: process.argv.slice(2),
    environment: process.env,
    stdin: () => process.stdin,
    stdout: (text) => write(1, text),
    stderr: (text) => write(2, text),
    now: Date.now(),
    clock: () => performance.now(),
    unique: () => `${process.pid}-${process.hrtime.bigint().toString(36)}`,
  });
}

/** Writes at once, which spares the start of Node's streams; a pipe that is full for now gets the rest through them. */
function write(descriptor: 1 | 2, text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    unwritten(descriptor, rest, systemErrorCode(error));
  }
}

function unwritten(descriptor: 1 | 2, rest: Uint8Array, code: string | undefined): void {
  if (code === 'EAGAIN') {
    (descriptor === 1 ? process.stdout : process.stderr).write(rest);
    return;
  }
  // Whoever read the output has gone (`| head`): there is nobody left to tell.
  if (code === 'EPIPE') process.exit(0);
  if (descriptor === 1) write(2, `error: cannot write to standard output\nwhy:  ${code}\nnext: check where it leads and its free space\n`);
  process.exit(3);
}
