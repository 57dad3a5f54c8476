import type { Holder } from '../../../src/bundle/store/holder.ts';
import type { Processes } from '../../../src/bundle/store/processes.ts';
import type { UpdateWorld } from '../../../src/bundle/store/update.ts';

let count = 0;

/** A machine on which process 7, started at 70, runs, and process 8 is the test's own. */
export const processes: Processes = {
  boot: () => 'boot-1',
  namespace: () => 'pid:[1]',
  startOf: (pid) => ({ 7: '70', 8: '80' })[pid],
};

/** A world whose clock moves only while somebody sleeps, and at once then. */
export function storeWorld(deviation: Partial<UpdateWorld> = {}): Required<UpdateWorld> {
  let elapsed = 0;
  return {
    now: Date.parse('2026-11-22T12:00:00Z'),
    clock: () => elapsed,
    unique: () => {
      count += 1;
      return `u-${count}`;
    },
    runner: () => ({ pid: 8, uid: process.geteuid?.(), user: 'alice via sudo', host: 'gate' }),
    sleep: async (ms) => {
      elapsed += ms;
      await new Promise(setImmediate);
    },
    processes,
    ...deviation,
  };
}

/** A lock file's content: that of the running process 7, unless it deviates. */
export function holder(deviation: Partial<Holder> = {}): string {
  const running: Holder = {
    nonce: 'n-7',
    pid: 7,
    start: '70',
    boot: 'boot-1',
    namespace: 'pid:[1]',
    host: 'gate',
    user: 'bob',
    command: 'merge',
    since: '2026-11-22T11:59:00.000Z',
  };
  return JSON.stringify({ ...running, ...deviation });
}
