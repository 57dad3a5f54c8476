import { setTimeout as sleepFor } from 'node:timers/promises';
import { Failure } from '../../failure.ts';
import { type Holder, holderHere, type Runner } from './holder.ts';
import { type Claim, type Held, releaseLock, takeLock } from './lock-file.ts';
import { namesBeside } from './names.ts';
import { type Processes, systemProcesses } from './processes.ts';
import { orUnwritable } from './unwritable.ts';

/** Who wants the lock, and how long it waits. */
export interface LockOptions {
  readonly runner: Runner;
  /** The name of the command, without arguments. */
  readonly command: string;
  /** How long to wait for another process; default 30 seconds. */
  readonly waitMs?: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds on a clock that never jumps. */
  readonly clock: () => number;
  /** A short text that no other run makes: letters, digits, `_`, `-`. */
  readonly unique: () => string;
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly processes?: Processes;
}

const defaultWaitMs = 30_000;
const [firstPauseMs, longestPauseMs] = [10, 200];

/**
 * Acts while no other process that asks for the lock of the bundle at `path` does, and gives the lock back whatever happens.
 *
 * The lock is the file `.NAME.lock` beside the bundle. That of a process that is gone, for instance killed, is taken over;
 * that of another host on a shared file system never is, for nobody here can know.
 * Limits: asks again every 200 ms; a process that dies of a signal leaves its lock to be taken over.
 * Fails: `locked` when the time is up; `output-unwritable` where no lock can be made.
 */
export async function withLock<Result>(path: string, options: LockOptions, act: () => Promise<Result>): Promise<Result> {
  const claim = claimOf(path, options);
  await acquire(path, options, claim);
  try {
    return await act();
  } finally {
    await releaseLock(claim.names.lock, claim);
  }
}

function claimOf(path: string, { runner, command, now, unique, processes = systemProcesses }: LockOptions): Claim {
  const here = holderHere(runner, processes, { nonce: unique(), command, since: new Date(now).toISOString() });
  return { here, processes, names: namesBeside(path) };
}

async function acquire(path: string, { clock, sleep = sleepFor, waitMs = defaultWaitMs }: LockOptions, claim: Claim): Promise<void> {
  const deadline = clock() + waitMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const held = await orUnwritable(path, () => takeLock(claim.names.lock, claim));
    if (!held) return;
    const restMs = deadline - clock();
    if (restMs <= 0) throw locked(path, claim, held);
    await sleep(Math.min(pauseMs, restMs));
  }
}

function locked(path: string, { here, names }: Claim, { holder }: Held): Failure {
  return new Failure({
    code: 'locked',
    what: `cannot write "${path}"`,
    why: holder ? `${holderText(holder, here)} is writing it` : `its lock "${names.lock}" cannot be read`,
    next: nextStep(holder, here, names.lock),
  });
}

function holderText({ command, pid, user, host, since }: Holder, here: Holder): string {
  const place = host === here.host ? '' : ` on host "${host}"`;
  return `"cabundle ${command}" (process ${pid} of ${user}${place}, since ${since})`;
}

function nextStep(holder: Holder | undefined, here: Holder, lock: string): string {
  const isSeen = holder?.host === here.host && holder.namespace === here.namespace;
  if (isSeen) return 'run it again when that one has ended, or wait longer with --wait';
  return `make sure that no cabundle writes it on any host or in any container that shares this folder; then remove "${lock}"`;
}
