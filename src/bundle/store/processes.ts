import { readFileSync, readlinkSync } from 'node:fs';
import { kill } from 'node:process';
import { systemErrorCode } from '../../failure.ts';

/** What this machine tells of its processes; `''` stands for what the system does not tell. */
export interface Processes {
  /** Another one after each start of the machine. */
  readonly boot: () => string;
  /** The space in which the numbers of processes count: a container has its own. */
  readonly namespace: () => string;
  /** When a process started, in the system's own measure; `undefined` where there is no such process any more. */
  readonly startOf: (pid: number) => string | undefined;
}

/** The processes of the system, from /proc where there is one. */
export const systemProcesses: Processes = {
  boot: () => textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()),
  namespace: () => textOf(() => readlinkSync('/proc/self/ns/pid')),
  startOf: (pid) => {
    if (!exists(pid)) return undefined;
    const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
    // The second field is the name, in brackets; it may hold brackets and spaces. The third is the state, the 22nd the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /[ZX]/.test(fields[0] ?? '') ? undefined : (fields[19] ?? '');
  },
};

/** Asked by a signal that is none: /proc may hide the processes of others. */
function exists(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch (error) {
    return systemErrorCode(error) !== 'ESRCH';
  }
}

function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
