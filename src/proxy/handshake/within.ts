import type { Duplex } from 'node:stream';
import { systemErrorCode } from '../../failure.ts';
import type { Fault } from './fault.ts';

/**
 * Waits for what `listen` settles with, bounded: an error, the end of the stream or the end of the time is a fault.
 * `listen` adds its listeners and returns how to remove them.
 */
export function within<Result>(
  stream: Duplex,
  timeoutMs: number,
  listen: (settle: (result: Result) => void) => () => void,
): Promise<Result | Fault> {
  return new Promise((resolve) => {
    const settle = (result: Result | Fault): void => {
      clearTimeout(timer);
      stop();
      stream.off('error', onError).off('end', onEnd).off('close', onEnd);
      // The listeners run inside OpenSSL's read; a caller that destroyed the socket there would free it under OpenSSL's feet.
      setImmediate(resolve, result);
    };
    const onError = (error: Error): void => settle({ kind: 'error', code: systemErrorCode(error) ?? error.message });
    const onEnd = (): void => settle({ kind: 'closed' });
    const timer = setTimeout(() => settle({ kind: 'timeout' }), timeoutMs);
    const stop = listen(settle);
    stream.on('error', onError).on('end', onEnd).on('close', onEnd);
  });
}
