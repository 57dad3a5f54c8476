import type { Duplex } from 'node:stream';
import { systemErrorCode } from '../../failure.ts';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';

/**
 * Waits for what `listen` settles with, bounded: an error, the end of the stream, the end of the time or the signal is a fault.
 * `listen` adds its listeners and returns how to remove them.
 */
export function within<Result>(
  stream: Duplex,
  { leftMs, signal }: Budget,
  listen: (settle: (result: Result) => void) => () => void,
): Promise<Result | Fault> {
  return new Promise((resolve) => {
    const settle = (result: Result | Fault): void => {
      clearTimeout(timer);
      stop();
      stream.off('error', onError).off('end', onEnd).off('close', onEnd);
      signal?.removeEventListener('abort', onAbort);
      // The listeners run inside OpenSSL's read; a caller that destroyed the socket there would free it under OpenSSL's feet.
      setImmediate(resolve, result);
    };
    const onError = (error: Error): void => settle(faultOf(error));
    const onEnd = (): void => settle({ kind: 'closed' });
    const onAbort = (): void => settle({ kind: 'cancelled' });
    const timer = setTimeout(() => settle({ kind: 'timeout' }), leftMs());
    const stop = listen(settle);
    stream.on('error', onError).on('end', onEnd).on('close', onEnd);
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
