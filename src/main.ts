import { randomBytes } from 'node:crypto';
import { run } from './cli/run.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has gone (`| head`): there is nobody left to tell.
  process.exit(error.code === 'EPIPE' ? 0 : 3);
});

void run({
  argv: process.argv.slice(2),
  environment: process.env,
  get stdin() {
    return process.stdin;
  },
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  now: Date.now(),
  clock: () => performance.now(),
  unique: () => randomBytes(6).toString('hex'),
}).then((code) => {
  process.exitCode = code;
  // A name that is still being looked up must not hold the answer back.
  process.stdout.write('', () => process.exit());
});
