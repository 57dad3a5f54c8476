import type { World } from '../world.ts';

/** Ends a run before its time, with what is known by then. */
export interface Stop {
  readonly signal: AbortSignal;
  /** What ended the run; `undefined` while nothing did. */
  readonly reason: () => 'deadline' | 'interrupt' | undefined;
  /** Takes back the timer and the listener, and ends what is still under way, of which nobody will ask. */
  readonly release: () => void;
}

/** Listens for Ctrl-C and its like (SIGTERM, SIGHUP), and for the end of `deadlineMs`. A second Ctrl-C ends the process as it always does. */
export function stopAt(deadlineMs: number | undefined, { onInterrupt }: Pick<World, 'onInterrupt'>): Stop {
  const controller = new AbortController();
  let reason: 'deadline' | 'interrupt' | undefined;
  const stop = (why: 'deadline' | 'interrupt'): void => {
    reason ??= why;
    controller.abort();
  };
  const timer = deadlineMs === undefined ? undefined : setTimeout(stop, deadlineMs, 'deadline');
  const ignoreInterrupts = onInterrupt(() => stop('interrupt'));
  return {
    signal: controller.signal,
    reason: () => reason,
    release: () => {
      clearTimeout(timer);
      ignoreInterrupts();
      controller.abort();
    },
  };
}
