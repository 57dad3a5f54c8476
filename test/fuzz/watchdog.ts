import { Worker } from 'node:worker_threads';

/** Ends the process where it does not move on. */
export interface Watchdog {
  /** To be called for every input. */
  readonly alive: () => void;
  readonly stop: () => Promise<number>;
}

// A thread of its own: a process that hangs in a loop cannot watch itself.
const thread = `
const { workerData: { beats, limitMs, message } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let last = -1;
setInterval(() => {
  if (Atomics.load(beats, 0) === last) {
    writeSync(2, message + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }
  last = Atomics.load(beats, 0);
}, limitMs);
`;

/** Begins to watch; `message` is what is told on standard error before the end. */
export function startWatchdog(limitMs: number, message: string): Watchdog {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(thread, { eval: true, execArgv: [], workerData: { beats, limitMs, message } });
  return {
    alive: () => {
      Atomics.add(beats, 0, 1);
    },
    stop: () => worker.terminate(),
  };
}
