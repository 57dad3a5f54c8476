import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { onInterrupt } from '../../src/cli/on-interrupt.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Run {
  readonly send: (signal: (typeof signals)[number]) => void;
  readonly undo: () => void;
  readonly told: () => number;
  /** Those that do not end the process. */
  readonly heard: () => readonly string[];
}

/** Signals as a process hands them to its listeners. */
function run(): Run {
  const emitter = new EventEmitter();
  let told = 0;
  const process = {
    on: (name: string | symbol, listener: () => void) => emitter.on(name, listener),
    off: (name: string | symbol, listener: () => void) => emitter.off(name, listener),
  };
  // A process has these two of an emitter, whose overloads name each event.
  const undo = onInterrupt(process as unknown as Parameters<typeof onInterrupt>[0], () => {
    told += 1;
  });
  return {
    send: (signal) => void emitter.emit(signal),
    undo,
    told: () => told,
    heard: () => signals.filter((signal) => emitter.listenerCount(signal) > 0),
  };
}

describe('the signals that end a run', () => {
  it.each(signals)('act once at %s; the next Ctrl-C ends the process, and no other signal', (signal) => {
    const { send, told, heard } = run();
    send(signal);
    send(signal);
    send('SIGTERM');
    expect(told()).toBe(1);
    expect(heard()).toEqual(['SIGTERM', 'SIGHUP']);
  });

  it('are given back', () => {
    const { undo, heard } = run();
    expect(heard()).toEqual([...signals]);
    undo();
    expect(heard()).toEqual([]);
  });

  it('do not end the process while the report is written, once one has come', () => {
    const { send, undo, heard } = run();
    send('SIGTERM');
    undo();
    expect(heard()).toEqual(['SIGTERM', 'SIGHUP']);
  });
});
