import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Stop, stopAt } from '../../../src/cli/probing/stop.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a process knows of its Ctrl-C. */
function begin(deadlineMs?: number): { stop: Stop; interrupt: () => void; isListening: () => boolean } {
  let listener: (() => void) | undefined;
  const stop = stopAt(deadlineMs, {
    onInterrupt: (act) => {
      listener = act;
      return () => {
        listener = undefined;
      };
    },
  });
  return { stop, interrupt: () => listener?.(), isListening: () => listener !== undefined };
}

describe('the end of a run before its time', () => {
  it('comes at the deadline, and not before', () => {
    const { stop } = begin(1000);
    vi.advanceTimersByTime(999);
    expect([stop.signal.aborted, stop.reason()]).toEqual([false, undefined]);
    vi.advanceTimersByTime(1);
    expect([stop.signal.aborted, stop.reason()]).toEqual([true, 'deadline']);
  });

  it('comes at Ctrl-C; what comes later does not change why', () => {
    const { stop, interrupt } = begin(1000);
    interrupt();
    vi.advanceTimersByTime(1000);
    expect([stop.signal.aborted, stop.reason()]).toEqual([true, 'interrupt']);
  });

  it('never comes once it is released, which leaves neither timer nor listener', () => {
    const { stop, isListening } = begin(1000);
    expect([vi.getTimerCount(), isListening()]).toEqual([1, true]);
    stop.release();
    expect([vi.getTimerCount(), isListening()]).toEqual([0, false]);
  });

  it('has no timer without a deadline', () => {
    begin();
    expect(vi.getTimerCount()).toBe(0);
  });
});
