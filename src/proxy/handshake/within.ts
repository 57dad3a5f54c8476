import type { Duplex } from 'node:stream';
import { systemErrorCode } from '../../failure.ts';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';

/**
 * Waits until `react` has a result, bounded: an error, the end of the stream, the end of the time or the signal is a fault.
 * `react` is asked at each `event`; `undefined` means not yet. What it throws rejects the promise: out of a listener it would end the process.
 */
export function within<Result>(
  stream: Duplex,
  event: 'readable' | 'secureConnect',
  { leftMs, signal }: Budget,
  react: () => Result | undefined,
): Promise<Result | Fault> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      stream.off(event, onEvent).off('error', onError).off('end', onEnd).off('close', onEnd);
      signal?.removeEventListener('abort', onAbort);
    };
    const settle = (result: Result | Fault): void => {
      stop();
      // The listeners run inside OpenSSL's read; a caller that destroyed the socket there would free it under OpenSSL's feet.
      setImmediate(resolve, result);
    };
    const onEvent = (): void => {
      try {
        const result = react();
        if (result !== undefined) settle(result);
      } catch (error) {
        stop();
        setImmediate(reject, error);
      }
    };
    const onError = (error: Error): void => settle(faultOf(error));
    const onEnd = (): void => settle({ kind: 'closed' });
    const onAbort = (): void => settle({ kind: 'cancelled' });
    const timer = setTimeout(() => settle({ kind: 'timeout' }), leftMs());
    stream.on(event, onEvent).on('error', onError).on('end', onEnd).on('close', onEnd);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    else if (stream.errored) onError(stream.errored);
    // What has ended before tells nobody any more.
    else if (stream.destroyed || stream.readableEnded) onEnd();
  });
}

/** What an error of a socket comes to; it is named by its code. */
export function faultOf(error: Error): Fault {
  return { kind: 'error', code: systemErrorCode(error) ?? error.message };
}
