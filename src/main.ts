import { version } from './cli/version.ts';

const argv = process.argv.slice(2);

// Names are looked up by a pool of threads: with the usual four, four dead names would keep a good one waiting.
process.env.UV_THREADPOOL_SIZE ??= '16';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has gone (`| head`): there is nobody left to tell.
  process.exit(error.code === 'EPIPE' ? 0 : 3);
});

// The version is asked by scripts, often: nothing else is loaded for it.
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  void main();
}

async function main(): Promise<void> {
  const { run } = await import('./cli/run.ts');
  process.exitCode = await run({
    argv,
    environment: process.env,
    stdin: () => process.stdin,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    now: Date.now(),
    clock: () => performance.now(),
    unique: () => `${process.pid}-${process.hrtime.bigint().toString(36)}`,
  });
  // Nothing that is still open may hold the answer back; Node itself waits for the resolver to give up a name.
  process.stdout.write('', () => process.exit());
}
